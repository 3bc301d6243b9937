/// Makes a line of its bytes in one pass, since a report has thousands.
struct LineMaker {
    private var indent = 0
    private var text: [UInt8] = []
    private var key: [UInt8] = []

    init(_ bytes: [UInt8]) {
        text.reserveCapacity(bytes.count)
        key.reserveCapacity(bytes.count)
        var place = 0
        while place < bytes.count {
            let byte = bytes[place]
            if byte < 0x80 {
                take(byte)
                place += 1
            } else {
                let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
                take(bytes[place..<min(place + length, bytes.count)])
                place += length
            }
        }
        while text.last == 32 { text.removeLast() }
        while key.last == 32 { key.removeLast() }
    }

    func line(page: Int) -> Line {
        Line(page: page, indent: indent, text: String(decoding: text, as: UTF8.self), key: String(decoding: key, as: UTF8.self))
    }

    private mutating func take(_ byte: UInt8) {
        if byte <= 32 {
            if text.isEmpty { indent += 1 } else { text.append(32) }
            if !key.isEmpty, key.last != 32 { key.append(32) }
            return
        }
        text.append(byte)
        key.append((65...90).contains(byte) ? byte + 32 : byte)
    }

    private mutating func take(_ bytes: ArraySlice<UInt8>) {
        switch LineMaker.scalar(bytes) {
        case 0xA0, 0x2009, 0x202F: take(32)
        case 0xAD, 0xFEFF, 0x200B: break
        case 0x2018, 0x2019: add(bytes, key: 0x27)
        case 0x2010...0x2015, 0x2212, 0x2500: add(bytes, key: 0x2D)
        default:
            text.append(contentsOf: bytes)
            key.append(contentsOf: bytes)
        }
    }

    private mutating func add(_ bytes: ArraySlice<UInt8>, key plain: UInt8) {
        text.append(contentsOf: bytes)
        key.append(plain)
    }

    /// The character that two to four bytes stand for; what is broken becomes something that no case asks for.
    private static func scalar(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        guard let first = bytes.first else { return 0 }
        let lead = UInt32(first) & (bytes.count == 2 ? 0x1F : bytes.count == 3 ? 0x0F : 0x07)
        return bytes.dropFirst().reduce(lead) { $0 << 6 | UInt32($1 & 0x3F) }
    }
}
