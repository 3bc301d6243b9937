import Foundation

/// One cell of a file of comma-separated values as RFC 4180 has it, found without a copy: where its text lies, without the blanks around it.
struct CSVCell {
    private(set) var from: Int
    private(set) var to: Int
    /// Where the next cell begins; after the last cell of a row, where the next row begins.
    private(set) var next = 0
    /// Whether it ends its row.
    private(set) var isLast = false
    /// Whether its text has doubled quotation marks.
    private(set) var hasDoubled = false
    /// Whether a quotation mark is not closed, or followed by more text.
    private(set) var isBroken = false

    init(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) {
        (from, to) = (start, start)
        if start < bytes.count, bytes[start] == .quote { readQuoted(bytes) } else { readPlain(bytes) }
    }

    private mutating func readPlain(_ bytes: UnsafeBufferPointer<UInt8>) {
        var at = from
        while at < bytes.count, bytes[at] != .comma, bytes[at] != .newLine { at += 1 }
        to = at
        end(bytes, at: at)
        while from < to, bytes[to - 1] == .blank || bytes[to - 1] == .carriageReturn { to -= 1 }
        while from < to, bytes[from] == .blank { from += 1 }
    }

    private mutating func readQuoted(_ bytes: UnsafeBufferPointer<UInt8>) {
        from += 1
        var at = from
        while at < bytes.count {
            if bytes[at] != .quote {
                at += 1
            } else if at + 1 < bytes.count, bytes[at + 1] == .quote {
                hasDoubled = true
                at += 2
            } else {
                break
            }
        }
        to = at
        guard at < bytes.count else { return breakOff(bytes, at: from) }
        at += 1
        while at < bytes.count, bytes[at] == .blank || bytes[at] == .carriageReturn { at += 1 }
        guard at == bytes.count || bytes[at] == .comma || bytes[at] == .newLine else { return breakOff(bytes, at: at) }
        end(bytes, at: at)
        while from < to, bytes[to - 1] == .blank { to -= 1 }
        while from < to, bytes[from] == .blank { from += 1 }
    }

    private mutating func end(_ bytes: UnsafeBufferPointer<UInt8>, at mark: Int) {
        isLast = mark == bytes.count || bytes[mark] == .newLine
        next = min(mark + 1, bytes.count)
    }

    /// What follows cannot be told apart; the next line begins a row again.
    private mutating func breakOff(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) {
        var at = start
        while at < bytes.count, bytes[at] != .newLine { at += 1 }
        (isBroken, isLast, next) = (true, true, min(at + 1, bytes.count))
    }

    /// Its text as it was meant, to keep.
    func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        let text = UnsafeBufferPointer(rebasing: bytes[from..<to])
        return CSVCell.text(hasDoubled ? CSVCell.single(text) : Array(text))
    }

    /// With each doubled quotation mark made single.
    static func single(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var (single, isSecond) = ([UInt8](), false)
        for byte in bytes {
            isSecond = byte == .quote && !isSecond
            if !isSecond { single.append(byte) }
        }
        return single
    }

    /// UTF-8, or what older Windows programs write.
    static func text(_ bytes: some Collection<UInt8>) -> String {
        String(bytes: bytes, encoding: .utf8) ?? String(bytes: bytes, encoding: .windowsCP1252) ?? String(decoding: bytes, as: UTF8.self)
    }
}

extension UInt8 {
    fileprivate static let quote = UInt8(ascii: "\"")
    fileprivate static let comma = UInt8(ascii: ",")
    fileprivate static let newLine = UInt8(ascii: "\n")
    fileprivate static let carriageReturn = UInt8(ascii: "\r")
    fileprivate static let blank = UInt8(ascii: " ")
}
