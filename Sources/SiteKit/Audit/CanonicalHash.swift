import Crypto
import Foundation

/// The SHA-256 over fields that each stand behind their length, so that no two different rows ever give the same bytes: what moves
/// from one field to the next, and what is empty instead of absent, changes the hash.
struct CanonicalHash {
    static let size = SHA256.byteCount
    private var state = SHA256()

    /// - Parameter purpose: what is hashed and in which form, so that a row's hash is never a head's.
    init(_ purpose: String) { add(purpose) }

    mutating func add(_ bytes: UnsafeRawPointer?, count: Int) {
        addLength(UInt32(truncatingIfNeeded: count))
        state.update(bufferPointer: UnsafeRawBufferPointer(start: bytes, count: bytes == nil ? 0 : count))
    }

    mutating func add(_ bytes: some ContiguousBytes) { bytes.withUnsafeBytes { add($0.baseAddress, count: $0.count) } }

    /// Eight bytes, the greatest first.
    mutating func add(_ number: Int64) { withUnsafeBytes(of: number.bigEndian) { add($0.baseAddress, count: $0.count) } }

    mutating func add(_ text: String) {
        var text = text
        text.withUTF8 { add($0.baseAddress, count: $0.count) }
    }

    /// An absent field is a length that no field has.
    mutating func addAbsent() { addLength(.max) }

    mutating func add(_ text: String?) { if let text { add(text) } else { addAbsent() } }

    private mutating func addLength(_ length: UInt32) {
        withUnsafeBytes(of: length.bigEndian) { state.update(bufferPointer: $0) }
    }

    /// Writes the hash over `output`, which has room for it.
    func finish(into output: inout [UInt8]) {
        state.finalize().withUnsafeBytes { digest in output.withUnsafeMutableBytes { $0.copyMemory(from: digest) } }
    }

    func finished() -> [UInt8] { Array(state.finalize()) }
}

extension Sequence<UInt8> {
    /// Two small hexadecimal digits a byte.
    package var hexadecimal: String {
        func digit(_ value: UInt8) -> UInt8 { value + (value < 10 ? 48 : 87) }
        var digits: [UInt8] = []
        digits.reserveCapacity(underestimatedCount * 2)
        for byte in self {
            digits.append(digit(byte >> 4))
            digits.append(digit(byte & 15))
        }
        return String(decoding: digits, as: UTF8.self)
    }
}

extension Array<UInt8> {
    /// The bytes that hexadecimal digits stand for; nil for anything else and for another count of bytes.
    init?(hexadecimal text: some StringProtocol, count: Int) {
        let digits = text.utf8.compactMap { Character(UnicodeScalar($0)).hexDigitValue }
        guard digits.count == text.utf8.count, digits.count == count * 2 else { return nil }
        self = stride(from: 0, to: digits.count, by: 2).map { index in
            let pair = digits.dropFirst(index).prefix(2)
            return UInt8(truncatingIfNeeded: pair.reduce(0) { $0 * 16 + $1 })
        }
    }
}
