// Has the system map the pages of the program and its libraries one by one where a single program is run. Otherwise it maps
// 64 KB around each touch, or more, of which a small program needs a quarter: 4 MB. It is C because it has to come first: what
// is initialised before `main` touches as many pages as the rest of the start. A hint: where the system does not know it, all
// goes on as ever.
//
// Areas that are registered for reports of writes (userfaultfd(2)) are mapped page by page. Reports that nobody has to answer
// can be registered for every area from Linux 6.7 on, and none is ever asked for here.

#define _GNU_SOURCE
#include "PageMapping.h"

#include <fcntl.h>
#include <link.h>
#include <stdint.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

// What linux/userfaultfd.h calls UFFDIO_API with UFFD_API, UFFD_FEATURE_WP_ASYNC and UFFD_USER_MODE_ONLY, and UFFDIO_REGISTER
// with UFFDIO_REGISTER_MODE_WP; older headers lack some.
struct interface {
  uint64_t version, features, calls;
};
struct registration {
  uint64_t start, length, mode, calls;
};
#define CHOOSE_INTERFACE _IOWR(0xAA, 0x3F, struct interface)
#define REGISTER _IOWR(0xAA, 0x00, struct registration)
static const uint64_t interfaceVersion = 0xAA, unansweredReports = 1 << 15, writeReports = 2;
static const int userModeOnly = 1;

/// The areas are registered as long as it is open.
static int reports = -1;

bool mapsSinglePages(void) { return reports >= 0; }

/// Registers what an image is loaded in, and gives back what of its code and constants was mapped until here.
static int mapImage(struct dl_phdr_info *image, size_t size, void *unused) {
  (void)size;
  (void)unused;
  const uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
  for (int index = 0; index < image->dlpi_phnum; index++) {
    const ElfW(Phdr) *header = &image->dlpi_phdr[index];
    if (header->p_type != PT_LOAD) continue;
    const uintptr_t start = (image->dlpi_addr + header->p_vaddr) & ~(page - 1);
    const uintptr_t end = (image->dlpi_addr + header->p_vaddr + header->p_filesz + page - 1) & ~(page - 1);
    struct registration area = {start, end - start, writeReports, 0};
    if (ioctl(reports, REGISTER, &area) == 0 && !(header->p_flags & PF_W))
      madvise((void *)start, end - start, MADV_DONTNEED);
  }
  return 0;
}

/// The C library calls it before all other initialisers, with the words of the command line.
__attribute__((constructor(101))) static void mapSinglePages(int count, char **words) {
#ifdef SYS_userfaultfd
  if (count < 2 || strcmp(words[1], "run") != 0) return;
  reports = (int)syscall(SYS_userfaultfd, O_CLOEXEC | userModeOnly);
  if (reports < 0) return;
  struct interface interface = {interfaceVersion, unansweredReports, 0};
  if (ioctl(reports, CHOOSE_INTERFACE, &interface) != 0) {
    close(reports);
    reports = -1;
    return;
  }
  dl_iterate_phdr(mapImage, NULL);
#endif
}
