import ChildRecords
import Vocabulary

/// What the worker says of a file, in pieces of a quarter of a megabyte. Its other half is ``WireReader``.
final class WireWriter {
    static let piece = 1 << 18
    private var bytes: [UInt8] = []
    private var children: [String: UInt32] = [:]
    private var parts: [ReturnPart: UInt32] = [:]
    private let send: ([UInt8]) throws -> Void

    init(send: @escaping ([UInt8]) throws -> Void) {
        self.send = send
        bytes.reserveCapacity(WireWriter.piece + 4_096)
    }

    /// A part that was begun before is only named by its place.
    func begin(_ part: ReturnPart) throws {
        if let place = parts[part] {
            put(WireTag.again)
            put(place)
            return try sendIfFull()
        }
        parts[part] = UInt32(clamping: parts.count)
        put(WireTag.begin)
        put(text: part.file)
        put(text: part.sheet)
        put(text: part.format.rawValue)
        put(text: part.table)
        put(text: part.title)
        try sendIfFull()
    }

    func entry(_ entry: ReadEntry, row: Int) throws {
        let child = entry.child.isEmpty ? 0 : number(of: entry.child)
        put(WireTag.entry)
        bytes.append(UInt8(truncatingIfNeeded: entry.kind.rawValue))
        put(child)
        put(UInt32(bitPattern: entry.from.map { Int32(clamping: $0.number) } ?? .min))
        put(UInt32(bitPattern: entry.until.map { Int32(clamping: $0.number) } ?? .min))
        put(UInt32(clamping: row))
        for text in [entry.reference, entry.within, entry.team, entry.worker] { put(text: text) }
        put(facts: entry.facts)
        try sendIfFull()
    }

    func name(_ name: String, of child: String) throws {
        let number = number(of: child)
        put(WireTag.name)
        put(number)
        put(text: name)
        try sendIfFull()
    }

    func held(_ held: RejectedCell, row: Int) throws {
        put(WireTag.held)
        put(UInt32(clamping: row))
        bytes.append(held.reason.rawValue)
        put(text: held.column)
        put(text: held.value)
        put(text: held.child)
        try sendIfFull()
    }

    func note(_ note: ReturnNote) throws {
        put(WireTag.note)
        bytes.append(note.kind.rawValue)
        put(text: note.column)
        put(text: note.value)
        put(UInt32(clamping: note.count))
        try sendIfFull()
    }

    func end(rows: Int) throws {
        put(WireTag.end)
        put(UInt32(clamping: rows))
        try sendIfFull()
    }

    func finish() throws { if !bytes.isEmpty { try flush() } }

    private func number(of child: String) -> UInt32 {
        if let known = children[child] { return known }
        let number = UInt32(clamping: children.count + 1)
        children[child] = number
        put(WireTag.child)
        put(text: child)
        return number
    }

    /// A flat object of texts, in the form that SQLite reads too.
    private func put(facts: [(Fact, String)]) {
        if facts.isEmpty { return put(text: "") }
        let start = bytes.count
        bytes.append(contentsOf: [0, 0, UInt8(ascii: "{")])
        for (index, (fact, value)) in facts.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes.append(UInt8(ascii: "\""))
            bytes.append(contentsOf: fact.rawValue.utf8)
            bytes.append(contentsOf: "\":\"".utf8)
            for byte in value.utf8 {
                if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { bytes.append(UInt8(ascii: "\\")) }
                bytes.append(byte < 0x20 ? 0x20 : byte)
            }
            bytes.append(UInt8(ascii: "\""))
        }
        bytes.append(UInt8(ascii: "}"))
        let length = bytes.count - start - 2
        bytes[start] = UInt8(truncatingIfNeeded: length)
        bytes[start + 1] = UInt8(truncatingIfNeeded: length >> 8)
    }

    private func put(_ tag: WireTag) { bytes.append(tag.rawValue) }

    private func put(_ number: UInt32) {
        bytes.append(UInt8(truncatingIfNeeded: number))
        bytes.append(UInt8(truncatingIfNeeded: number >> 8))
        bytes.append(UInt8(truncatingIfNeeded: number >> 16))
        bytes.append(UInt8(truncatingIfNeeded: number >> 24))
    }

    private func put(text: String) {
        var text = text
        text.withUTF8 { signs in
            let count = min(signs.count, 4_000)
            bytes.append(UInt8(truncatingIfNeeded: count))
            bytes.append(UInt8(truncatingIfNeeded: count >> 8))
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: signs.prefix(count)))
        }
    }

    private func sendIfFull() throws { if bytes.count >= WireWriter.piece { try flush() } }

    private func flush() throws {
        try send(bytes)
        bytes.removeAll(keepingCapacity: true)
    }
}

enum WireTag: UInt8 { case begin = 1, child, entry, held, note, end, again, name }
