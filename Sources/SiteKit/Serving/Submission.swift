import HTTPTypes
import Hummingbird

/// The body of a form, read within its bound.
struct Submission: Sendable {
    var (fields, files): (Fields, [Upload]) = (Fields(), [])

    init() {}

    init(_ request: Request, limit: Int) async throws {
        let declared = request.headers[.contentLength].flatMap { Int($0) } ?? 0
        guard declared <= limit else { throw RequestFault.tooLarge(limit) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(max(0, declared))
        for try await part in request.body {
            guard bytes.count + part.readableBytes <= limit else { throw RequestFault.tooLarge(limit) }
            bytes.append(contentsOf: part.readableBytesView)
        }
        let type = request.headers[.contentType] ?? ""
        if type.hasPrefix("application/x-www-form-urlencoded") {
            guard let read = Fields(urlEncoded: bytes) else { throw RequestFault.unreadable }
            fields = read
        } else if let range = type.firstRange(of: "multipart/form-data; boundary=") {
            let boundary = String(type[range.upperBound...].prefix { $0 != ";" }.filter { $0 != "\"" })
            guard let read = Multipart.read(bytes, boundary: boundary) else { throw RequestFault.unreadable }
            (fields, files) = read
        } else {
            throw RequestFault.unreadable
        }
    }
}

/// A request that cannot be taken at all, before any handler sees it.
enum RequestFault: Error {
    case foreignHost, foreignOrigin, staleForm, unreadable
    case tooLarge(Int)

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
        case .tooLarge(let limit):
            .message(413, "That is too large", "At most \(limit / 1_048_576) MB can be sent here. Nothing was saved.")
        }
    }
}
