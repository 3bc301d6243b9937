/// The bytes of a text as UTF-8, whatever its mark says: UTF-8 with or without one, or UTF-16 with one.
final class PlainBytes: ByteSource {
    private enum Manner { case unknown, plain, wide(bigEnd: Bool) }

    private let source: any ByteSource
    private let raw = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    private var manner = Manner.unknown
    private var ready: [UInt8] = []
    private var taken = 0
    /// Half a unit, or the first of two that make one character.
    private var odd: UInt8?
    private var high: UInt16?

    init(_ source: any ByteSource) { self.source = source }

    deinit { raw.deallocate() }

    func restart() throws(Refusal) {
        try source.restart()
        (manner, taken, odd, high) = (.unknown, 0, nil, nil)
        ready.removeAll(keepingCapacity: true)
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(Refusal) -> Int {
        if case .unknown = manner { try begin() }
        if taken == ready.count, case .plain = manner { return try source.read(into: buffer) }
        while taken == ready.count {
            guard case .wide(let bigEnd) = manner else { return try source.read(into: buffer) }
            let count = try source.read(into: raw)
            ready.removeAll(keepingCapacity: true)
            taken = 0
            if count == 0 { return 0 }
            narrow(UnsafeRawBufferPointer(rebasing: raw.prefix(count)), bigEnd: bigEnd)
        }
        let count = min(buffer.count, ready.count - taken)
        buffer.copyBytes(from: ready[taken..<taken + count])
        taken += count
        return count
    }

    private func begin() throws(Refusal) {
        var count = 0
        while count < 4 {
            let more = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: raw[count...]))
            if more == 0 { break }
            count += more
        }
        let head = raw.prefix(count)
        if head.starts(with: [0xEF, 0xBB, 0xBF]) {
            manner = .plain
            ready = Array(head.dropFirst(3))
        } else if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
            manner = .wide(bigEnd: head.starts(with: [0xFE]))
            narrow(UnsafeRawBufferPointer(rebasing: raw[2..<count]), bigEnd: head.starts(with: [0xFE]))
        } else {
            manner = .plain
            ready = Array(head)
        }
    }

    private func narrow(_ bytes: UnsafeRawBufferPointer, bigEnd: Bool) {
        for byte in bytes {
            guard let first = odd else {
                odd = byte
                continue
            }
            odd = nil
            take(bigEnd ? UInt16(first) << 8 | UInt16(byte) : UInt16(byte) << 8 | UInt16(first))
        }
    }

    private func take(_ unit: UInt16) {
        if (0xD800..<0xDC00).contains(unit) {
            if high != nil { ready.append(contentsOf: "\u{FFFD}".utf8) }
            high = unit
            return
        }
        var value = UInt32(unit)
        if (0xDC00..<0xE000).contains(unit) {
            value = high.map { 0x10000 + (UInt32($0) - 0xD800) << 10 + (UInt32(unit) - 0xDC00) } ?? 0xFFFD
        } else if high != nil {
            ready.append(contentsOf: "\u{FFFD}".utf8)
        }
        high = nil
        ready.append(contentsOf: String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8)
    }
}
