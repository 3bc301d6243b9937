import ChildRecords
import Intake

/// Takes a worker's words about a file apart and believes nothing: every length is looked at before its bytes.
package struct WireReader {
    /// An entry as it lies in the piece; its texts are good until the next piece.
    package struct RawEntry {
        package let kind: EntryKind
        /// The place of the child in the order of ``Message/child(_:)``, from 1; nought for none.
        package let child: Int
        package let from: Int32?
        package let until: Int32?
        package let row: UInt32
        package let reference, within, team, worker, facts: UnsafeBufferPointer<UInt8>
        /// Where it begins in the piece, for ``entry(at:in:)``.
        package let place: Int
    }

    package enum Message {
        case begin(ReturnPart)
        /// A part that was begun before, by its place in that order.
        case again(Int)
        case child(String)
        case entry(RawEntry)
        /// The name of a child by its place, as in ``RawEntry/child``.
        case name(child: Int, String)
        case held(RejectedRow)
        case note(ReturnNote)
        case end(rows: Int)
    }

    private var children = 0
    private var parts = 0
    private static let mostChildren = 5_000_000

    package init() {}

    package mutating func take(_ piece: [UInt8], _ body: (Message) throws -> Void) throws {
        try piece.withUnsafeBufferPointer { bytes in
            var place = Place(bytes: bytes)
            while !place.isAtEnd { try body(try message(&place)) }
        }
    }

    /// An entry once more, that ``take(_:_:)`` has looked at before.
    /// - Parameter place: ``RawEntry/place``.
    package static func entry(at place: Int, in bytes: UnsafeBufferPointer<UInt8>) throws(Refusal) -> RawEntry {
        var place = Place(bytes: bytes, index: place)
        return try place.entry()
    }

    private mutating func message(_ place: inout Place) throws(Refusal) -> Message {
        switch WireTag(rawValue: try place.byte()) {
        case .begin:
            let (file, sheet, form) = (try place.text(), try place.text(), try place.text())
            parts += 1
            guard let format = ReturnFormat(rawValue: form), parts <= 10_000 else { throw .workerFailed }
            return .begin(ReturnPart(file: file, sheet: sheet, format: format, table: try place.text(), title: try place.text()))
        case .child:
            children += 1
            guard children <= WireReader.mostChildren else { throw .workerFailed }
            return .child(try place.text())
        case .entry:
            let entry = try place.entry()
            guard entry.child <= children else { throw .workerFailed }
            return .entry(entry)
        case .name:
            let child = Int(try place.number())
            guard child > 0, child <= children else { throw .workerFailed }
            return .name(child: child, try place.text())
        case .held:
            let row = Int(try place.number())
            guard let reason = RejectionReason(rawValue: try place.byte()) else { throw .workerFailed }
            return .held(
                RejectedRow(row: row, reason: reason, column: try place.text(), value: try place.text(), child: try place.text()))
        case .note:
            guard let kind = ReturnNote.Kind(rawValue: try place.byte()) else { throw .workerFailed }
            let (column, value) = (try place.text(), try place.text())
            return .note(ReturnNote(kind, column: column, value: value, count: Int(try place.number())))
        case .end: return .end(rows: Int(try place.number()))
        case .again:
            let part = Int(try place.number())
            guard part < parts else { throw .workerFailed }
            return .again(part)
        case nil: throw .workerFailed
        }
    }

    private struct Place {
        let bytes: UnsafeBufferPointer<UInt8>
        var index = 0
        var isAtEnd: Bool { index >= bytes.count }

        mutating func byte() throws(Refusal) -> UInt8 {
            guard index < bytes.count else { throw .workerFailed }
            defer { index += 1 }
            return bytes[index]
        }

        mutating func number() throws(Refusal) -> UInt32 {
            guard bytes.count - index >= 4 else { throw .workerFailed }
            defer { index += 4 }
            return UInt32(bytes[index]) | UInt32(bytes[index + 1]) << 8 | UInt32(bytes[index + 2]) << 16 | UInt32(bytes[index + 3]) << 24
        }

        mutating func day() throws(Refusal) -> Int32? {
            let number = Int32(bitPattern: try number())
            return number == .min ? nil : number
        }

        mutating func bytesOfText() throws(Refusal) -> UnsafeBufferPointer<UInt8> {
            let length = Int(try byte()) | Int(try byte()) << 8
            guard bytes.count - index >= length else { throw .workerFailed }
            defer { index += length }
            return UnsafeBufferPointer(rebasing: bytes[index..<index + length])
        }

        mutating func entry() throws(Refusal) -> RawEntry {
            let begins = index
            guard let kind = EntryKind(rawValue: Int(try byte())) else { throw .workerFailed }
            return RawEntry(
                kind: kind, child: Int(try number()), from: try day(), until: try day(), row: try number(), reference: try bytesOfText(),
                within: try bytesOfText(), team: try bytesOfText(), worker: try bytesOfText(), facts: try bytesOfText(), place: begins)
        }

        mutating func text() throws(Refusal) -> String { String(decoding: try bytesOfText(), as: UTF8.self) }
    }
}
