import Foundation
import HTTPTypes
import Hummingbird

/// The body of a form, read within its bound.
struct Submission: Sendable {
    var (fields, files, kept): (Fields, [Upload], [UploadedFile]) = (Fields(), [], [])

    init() {}

    /// - Parameter folder: files go below it as they come in, instead of being held.
    init(_ request: Request, limit: Int, filesBelow folder: URL? = nil) async throws {
        let declared = request.headers[.contentLength].flatMap { Int($0) } ?? 0
        guard declared <= limit else { throw RequestFault.tooLarge(limit) }
        let type = request.headers[.contentType] ?? ""
        if type.hasPrefix("application/x-www-form-urlencoded") {
            try await readWords(request, limit: min(limit, Site.formLimit))
        } else if let range = type.firstRange(of: "multipart/form-data; boundary=") {
            let boundary = String(type[range.upperBound...].prefix { $0 != ";" }.filter { $0 != "\"" })
            try await readParts(request, boundary, limit: limit, folder)
        } else {
            throw RequestFault.unreadable
        }
    }

    private mutating func readWords(_ request: Request, limit: Int) async throws {
        var bytes: [UInt8] = []
        for try await part in request.body {
            guard bytes.count + part.readableBytes <= limit else { throw RequestFault.tooLarge(limit) }
            bytes.append(contentsOf: part.readableBytesView)
        }
        guard let read = Fields(urlEncoded: bytes) else { throw RequestFault.unreadable }
        fields = read
    }

    private mutating func readParts(_ request: Request, _ boundary: String, limit: Int, _ folder: URL?) async throws {
        var reader = try MultipartReader(
            boundary: boundary, to: try folder.map { .disk(try UploadFolder(below: $0)) } ?? .memory, mostWords: min(limit, Site.formLimit))
        var count = 0
        for try await part in request.body {
            count += part.readableBytes
            guard count <= limit else { throw RequestFault.tooLarge(limit) }
            try reader.take(part.readableBytesView)
        }
        (fields, files, kept) = try reader.finish()
    }
}

/// A request that cannot be taken at all, before any handler sees it.
enum RequestFault: Error {
    case foreignHost, foreignOrigin, staleForm, unreadable
    case tooLarge(Int)
    /// Of this name, which no field of the form has.
    case strangeField(String)

    var page: Page {
        switch self {
        case .foreignHost:
            .message(
                421, "This address is not ours",
                "The service does not answer under the name in the address. Use the address you were given.")
        case .foreignOrigin:
            .message(403, "This form came from another place", "Open the page again in this browser and send the form from there.")
        case .staleForm:
            .message(
                403, "This form is no longer valid",
                "You signed in again after it was opened. Go back, copy what you typed, and open the page again.")
        case .unreadable:
            .message(400, "The request could not be read", "Nothing was saved. Go back and try again.")
        case .strangeField(let name):
            .message(
                422, "The form sent what it does not have",
                "There is no field “\(name.prefix(60))” in it. Nothing was saved. Open the page again and send the form from there.")
        case .tooLarge(let limit):
            .message(413, "That is too large", "At most \(limit / 1_048_576) MB can be sent here. Nothing was saved.")
        }
    }
}
