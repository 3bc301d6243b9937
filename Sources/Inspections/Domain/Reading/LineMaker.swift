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
        switch Array(bytes) {
        case [0xC2, 0xA0], [0xE2, 0x80, 0x89], [0xE2, 0x80, 0xAF]: take(32)
        case [0xC2, 0xAD], [0xEF, 0xBB, 0xBF], [0xE2, 0x80, 0x8B]: break
        case [0xE2, 0x80, 0x98], [0xE2, 0x80, 0x99]:
            text.append(contentsOf: bytes)
            key.append(0x27)
        case [0xE2, 0x80, 0x90], [0xE2, 0x80, 0x91], [0xE2, 0x80, 0x92], [0xE2, 0x80, 0x93], [0xE2, 0x80, 0x94], [0xE2, 0x80, 0x95],
            [0xE2, 0x88, 0x92], [0xE2, 0x94, 0x80]:
            text.append(contentsOf: bytes)
            key.append(0x2D)
        default:
            text.append(contentsOf: bytes)
            key.append(contentsOf: bytes)
        }
    }
}
