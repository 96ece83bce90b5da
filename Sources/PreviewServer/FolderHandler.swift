// What is answered: the files of one folder, and the stream of events that tells a page of its new text. Only requests to
// the server's own address are answered, so that no page of another host can read lessons through it.

import FlyingFox
import FoundationEssentials

struct FolderHandler: HTTPHandler {
  let folder: String
  let port: UInt16
  let readers: OpenPages

  func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
    guard let host = request.headers[.host], ["127.0.0.1:\(port)", "localhost:\(port)"].contains(host) else {
      return text(.badRequest, "This server answers only its own address.\n")
    }
    guard request.method == .GET || request.method == .HEAD else { return text(.methodNotAllowed, "Only GET.\n") }
    let address = request.target.path(percentEncoded: false)
    if address == "/-/events" {
      return HTTPResponse(
        statusCode: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-store"],
        body: HTTPBodySequence(from: await readers.add()))
    }
    guard let path = path(of: address), let bytes = FileManager.default.contents(atPath: path) else {
      return text(.notFound, "There is no such page.\n")
    }
    let headers: HTTPHeaders = [
      .contentType: Self.type(of: path), .contentLength: String(bytes.count), .cacheControl: "no-store",
      HTTPHeader("X-Content-Type-Options"): "nosniff",
    ]
    return HTTPResponse(statusCode: .ok, headers: headers, body: request.method == .HEAD ? Data() : bytes)
  }

  private func text(_ status: HTTPStatusCode, _ text: String) -> HTTPResponse {
    HTTPResponse(statusCode: status, headers: [.contentType: "text/plain"], body: Data(text.utf8))
  }

  /// The file of an address; nil for one that leads out of the folder.
  private func path(of address: String) -> String? {
    let parts = address.split(separator: "/")
    guard address.hasPrefix("/"), !address.utf8.contains(0), !parts.contains(where: { $0.hasPrefix(".") }) else {
      return nil
    }
    let path = ([folder] + parts.map(String.init)).joined(separator: "/")
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return nil }
    return isFolder ? path + "/index.html" : path
  }

  private static let types: [String: String] = [
    "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif",
    "webp": "image/webp", "dot": "text/plain; charset=utf-8", "json": "application/json", "woff2": "font/woff2",
  ]

  private static func type(of path: String) -> String {
    let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    return types[ending] ?? "application/octet-stream"
  }
}
