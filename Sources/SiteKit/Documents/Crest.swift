import Foundation
import GRDB

/// The council's crest or logo, shown at the top of its documents.
package struct Crest: Sendable, Hashable {
    let address: String

    package static let largest = 300_000
    private static let name = "council.crest"

    /// - Throws: what is wrong with the file, in words.
    package init(_ bytes: [UInt8]) throws(CrestRefusal) {
        guard bytes.count <= Crest.largest else { throw .tooLarge }
        guard let type = Crest.type(of: bytes) else { throw .otherKind }
        address = "data:\(type);base64,\(Data(bytes).base64EncodedString())"
    }

    private init(address: String) { self.address = address }

    /// By how the file begins. A drawing in SVG can hold scripts and is not taken.
    private static func type(of bytes: [UInt8]) -> String? {
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), isSmallPNG(bytes) { return "image/png" }
        return bytes.starts(with: [0xFF, 0xD8, 0xFF]) ? "image/jpeg" : nil
    }

    /// At most 4,000 pixels wide and high: a small file can unfold to a picture that fills the memory.
    private static func isSmallPNG(_ bytes: [UInt8]) -> Bool {
        guard bytes.count > 24 else { return false }
        func number(at index: Int) -> Int { bytes[index..<(index + 4)].reduce(0) { $0 << 8 | Int($1) } }
        return (1...4_000).contains(number(at: 16)) && (1...4_000).contains(number(at: 20))
    }

    /// Nil while the council has none.
    package static func saved(in db: Database) throws -> Crest? {
        try String.fetchOne(db.cachedStatement(sql: "SELECT value FROM setting WHERE name = ?"), arguments: [name]).map {
            Crest(address: $0)
        }
    }

    package static func save(_ crest: Crest?, in db: Database) throws {
        try db.execute(sql: "DELETE FROM setting WHERE name = ?", arguments: [name])
        if let crest { try db.execute(sql: "INSERT INTO setting (name, value) VALUES (?, ?)", arguments: [name, crest.address]) }
    }
}

/// Why a file is not taken as a crest.
package enum CrestRefusal: Error, Sendable, Hashable {
    case tooLarge, otherKind

    package var words: String {
        switch self {
        case .tooLarge: "The picture is larger than 300 KB. Choose a smaller one."
        case .otherKind: "The crest must be a PNG or JPEG picture of at most 4,000 pixels each way."
        }
    }
}
