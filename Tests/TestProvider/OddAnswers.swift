import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Answers that no honest provider gives, each at an address of its own: what is asked there must come to a quick and small end.
enum OddAnswer: String, CaseIterable {
    case drip, packed, longHead, manyHeads, cookie

    var response: Response {
        switch self {
        case .drip: Response(status: .ok, body: OddAnswer.dripping)
        case .packed:
            Response(
                status: .ok, headers: [.contentType: "application/json", .contentEncoding: "gzip"],
                body: .init(byteBuffer: ByteBuffer(bytes: OddAnswer.millionSpaces)))
        case .longHead: Response(status: .ok, headers: [.eTag: String(repeating: "a", count: 70_000)])
        case .manyHeads:
            Response(
                status: .ok,
                headers: (0..<2000).reduce(into: HTTPFields()) { fields, number in
                    if let name = HTTPField.Name("X-Odd-\(number)") { fields[name] = String(repeating: "a", count: 40) }
                })
        case .cookie: Response(status: .ok, headers: [.setCookie: "odd=1; Path=/"])
        }
    }

    /// A byte every twentieth of a second: always something, and never the end.
    private static var dripping: ResponseBody {
        ResponseBody { writer in
            while true {
                try await writer.write(ByteBuffer(string: " "))
                try await Task.sleep(for: .milliseconds(50))
            }
        }
    }

    /// A thousand bytes of gzip that stand for a million.
    static let millionSpaces: [UInt8] =
        [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2, 3, 0xED, 0xC1, 0x31, 1, 0, 0, 0, 0xC2, 0xA0, 0x2A, 0xEB, 0x9F, 0xD2, 0x10, 0xBE, 0x40, 1]
        + [UInt8](repeating: 0, count: 1015) + [0x7C, 6, 0xA7, 2, 3, 0xF1, 0, 0, 0x10, 0]
}
