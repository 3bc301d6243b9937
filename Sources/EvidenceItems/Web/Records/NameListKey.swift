import EvidenceItems
import Foundation
import SiteKit

/// The key with which a council's list of names is turned into numbers. It lies outside the store, so that whoever has the store alone
/// cannot try names against it.
package struct NameListKey: Sendable {
    package static let fileName = "names-key"
    private let secret: SecretBytes

    /// The key of a directory, made when there is none.
    package init(in directory: URL) throws { secret = try SecretBytes(named: NameListKey.fileName, in: directory) }

    var number: NameIndex.Number {
        { [secret] key in secret.authenticate(key).prefix(8).reduce(0) { $0 << 8 | UInt64($1) } }
    }

    /// Tells a list that was made with this key from one that was made with another.
    var mark: String { Digest(of: secret.authenticate(Array("throughline list of names".utf8))).text }
}

/// Numbers as they lie in a column.
enum NumberBlob {
    static func data(_ numbers: [UInt64]) -> Data {
        var data = Data(capacity: numbers.count * 8)
        for number in numbers {
            for shift in stride(from: 56, through: 0, by: -8) { data.append(UInt8(truncatingIfNeeded: number >> shift)) }
        }
        return data
    }

    static func numbers(_ data: Data) -> [UInt64] {
        var (numbers, value, count): ([UInt64], UInt64, Int) = ([], 0, 0)
        for byte in data {
            value = value << 8 | UInt64(byte)
            count += 1
            if count % 8 == 0 {
                numbers.append(value)
                value = 0
            }
        }
        return numbers
    }
}
