// The one script: it remembers the choice of colours, adds a copy button to code, a search field to the bar, and keys and a
// play button to the stepper. Pages are whole without it.

enum PageScript {
  static let text = """
    "use strict";
    (() => {
      const root = document.currentScript.dataset.root;
      const html = document.documentElement;
      const remember = (value) => { try { localStorage.setItem("gradbook-scheme", value); } catch { } };
      const remembered = () => { try { return localStorage.getItem("gradbook-scheme"); } catch { return null; } };
      if (remembered()) html.dataset.scheme = remembered();
      const make = (name, attributes, text) => {
        const element = document.createElement(name);
        for (const key in attributes) element.setAttribute(key, attributes[key]);
        if (text) element.textContent = text;
        return element;
      };

      function scheme() {
        const chosen = document.querySelector(`.scheme input[value="${remembered() || "auto"}"]`);
        if (chosen) chosen.checked = true;
        for (const input of document.querySelectorAll(".scheme input")) {
          input.addEventListener("change", () => { html.dataset.scheme = input.value; remember(input.value); });
        }
      }

      // Code without prompts: of a session only what was typed.
      function code(text) {
        const lines = text.replace(/\\n$/, "").split("\\n");
        const prompt = /^(>>> ?|\\.\\.\\. ?|\\$ )/;
        if (!/^(>>> |\\$ )/.test(lines[0])) return lines.join("\\n");
        return lines.filter((line) => prompt.test(line)).map((line) => line.replace(prompt, "")).join("\\n");
      }

      function copyButtons() {
        if (!navigator.clipboard) return;
        for (const pre of document.querySelectorAll("main pre")) {
          if (!pre.querySelector("code") || pre.classList.contains("dot")) continue;
          const button = make("button", { type: "button", class: "copy" }, "Copy");
          button.addEventListener("click", async () => {
            await navigator.clipboard.writeText(code(pre.textContent));
            button.textContent = "Copied";
            setTimeout(() => { button.textContent = "Copy"; }, 1500);
          });
          const head = pre.closest(".cell")?.querySelector("p");
          if (head) head.insertBefore(button, head.querySelector("b"));
          else { const frame = make("div", { class: "copyable" }); pre.replaceWith(frame); frame.append(button, pre); }
        }
      }

      // A heading leads to itself, to be copied; without scripts the list of contents has the same links.
      function headings() {
        for (const heading of document.querySelectorAll("main :is(h2, h3)[id]")) {
          if (heading.querySelector("a")) continue;
          const link = make("a", { href: "#" + heading.id });
          link.append(...heading.childNodes);
          heading.append(link);
        }
      }

      // What scrolls here can be reached by keyboard.
      function scrollers() {
        for (const pre of document.querySelectorAll("main pre")) if (pre.scrollWidth > pre.clientWidth) pre.tabIndex = 0;
      }

      // Of a picture that is wider than its frame, the card that it is about comes first.
      function pictures() {
        for (const picture of document.querySelectorAll(".picture")) {
          const card = picture.querySelector(".asked, .out")?.getBoundingClientRect();
          if (!card) continue;
          const frame = picture.getBoundingClientRect();
          picture.scrollLeft += card.left + card.width / 2 - frame.left - frame.width / 2;
        }
      }

      // A link to a tensor's value opens the list it stands in.
      function openTarget() {
        const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
        if (target) for (let e = target; e; e = e.parentElement) if (e.tagName === "DETAILS") e.open = true;
      }

      function search() {
        const bar = document.querySelector(".bar");
        const form = make("form", { class: "search", role: "search" });
        const input = make("input", { type: "search", placeholder: "Search", "aria-label": "Search the lessons" });
        const list = make("ul", { class: "found", hidden: "" });
        form.append(input, list);
        bar.insertBefore(form, bar.querySelector(".scheme"));
        let lessons = null;
        window.gradbookSearch = (value) => { lessons = value; show(); };
        const load = () => {
          if (!document.getElementById("search-index")) {
            document.head.append(make("script", { id: "search-index", src: root + "search.js" }));
          }
        };
        const excerpt = (text, word) => {
          const at = Math.max(0, text.toLowerCase().indexOf(word) - 30);
          return (at ? "…" : "") + text.slice(at, at + 90) + (at + 90 < text.length ? "…" : "");
        };
        function show() {
          const words = input.value.toLowerCase().split(/\\s+/).filter(Boolean);
          list.replaceChildren();
          list.hidden = !words.length || !lessons;
          if (list.hidden) return;
          const hits = [];
          for (const [title, page, sections] of lessons) {
            for (const [id, heading, text] of sections) {
              const head = (title + " " + heading).toLowerCase(), body = text.toLowerCase();
              if (!words.every((word) => head.includes(word) || body.includes(word))) continue;
              hits.push([words.filter((word) => head.includes(word)).length, title, heading, page + (id && "#" + id), text]);
            }
          }
          hits.sort((a, b) => b[0] - a[0]);
          for (const [, title, heading, address, text] of hits.slice(0, 12)) {
            const item = make("li"), link = make("a", { href: root + address });
            link.append(make("strong", {}, heading), make("span", {}, heading === title ? "" : title),
              make("small", {}, excerpt(text, words[0])));
            item.append(link);
            list.append(item);
          }
          if (!hits.length) list.append(make("li", { class: "none" }, "Nothing found"));
        }
        input.addEventListener("focus", load);
        input.addEventListener("input", () => { load(); show(); });
        form.addEventListener("submit", (event) => {
          event.preventDefault();
          const first = list.querySelector("a");
          if (first) location.href = first.href;
        });
        form.addEventListener("keydown", (event) => { if (event.key === "Escape") { input.value = ""; show(); } });
        document.addEventListener("keydown", (event) => {
          const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
          if (event.key === "/" && !typing) { event.preventDefault(); input.focus(); }
        });
      }

      function steppers() {
        for (const steps of document.querySelectorAll(".steps")) {
          const inputs = [...steps.querySelectorAll("input")];
          const button = make("button", { type: "button", class: "play" }, "Play");
          let timer = 0;
          const stop = () => { clearInterval(timer); timer = 0; button.textContent = "Play"; };
          button.addEventListener("click", () => {
            if (timer) return stop();
            let next = 0;
            const step = () => {
              if (next === inputs.length) return stop();
              inputs[next++].checked = true;
            };
            step();
            button.textContent = "Stop";
            timer = setInterval(step, 1400);
          });
          for (const input of inputs) input.addEventListener("change", stop);
          steps.append(button);
          const picture = steps.parentElement.querySelector(".picture");
          picture.addEventListener("keydown", (event) => {
            const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
            if (!by || event.altKey || event.ctrlKey || event.metaKey || picture.scrollWidth > picture.clientWidth) return;
            const at = inputs.findIndex((input) => input.checked) + by;
            if (inputs[at]) { stop(); inputs[at].checked = true; event.preventDefault(); }
          });
        }
      }

      function start() { scheme(); copyButtons(); steppers(); headings(); scrollers(); pictures(); openTarget(); }
      window.gradbookStart = start;
      addEventListener("hashchange", openTarget);
      addEventListener("resize", scrollers);
      addEventListener("DOMContentLoaded", () => { search(); start(); });
    })();

    """
}
