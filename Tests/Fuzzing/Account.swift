import ChildReturns
import Foundation
import Intake
import Vocabulary

/// What must hold of every input, sound or not: it is read, or refused in words; and every row that is there is told of.
enum Account {
    static func ofParts(in path: String) {
        words {
            try file(path).parts { _, _, part in
                switch part {
                case .table(let rows, _): try rows.eachRow { for index in 0..<$0.count { _ = $0.text(index) } }
                case .markup(let stream): while try stream.next() != nil { _ = stream.line }
                case .refused(let refusal): precondition(!refusal.words.isEmpty)
                }
            }
        }
    }

    /// A row for every line that is not empty, where no quotation mark can hold a line end.
    static func ofLines(of bytes: [UInt8], in path: String) {
        var (count, last) = (0, 0)
        words {
            try file(path).parts { _, _, part in
                guard case .table(let rows, _) = part else { return }
                try rows.eachRow { row in
                    precondition(row.number > last, "rows come in their order")
                    (count, last) = (count + 1, row.number)
                }
            }
            if bytes.contains(UInt8(ascii: "\"")) { return }
            let lines = bytes.split { $0 == 10 || $0 == 13 }.count
            precondition(count == lines, "\(lines) lines are \(count) rows")
        }
    }

    /// What the worker says can be taken apart by the other side, and no entry stands for a row that was not counted.
    static func ofReturn(in path: String) {
        var (wire, told, current) = (WireReader(), [Set<UInt32>](), 0)
        words {
            let instruction = ReturnInstruction(name: "file", today: Day(number: 20_000))
            try ReturnReader(instruction) { piece in
                try wire.take(piece) { message in
                    switch message {
                    case .begin:
                        told.append([])
                        current = told.count - 1
                    case .again(let part): current = part
                    case .entry(let entry): told[current].insert(entry.row)
                    case .held(let row):
                        precondition(!row.reason.words.isEmpty)
                        told[current].insert(UInt32(clamping: row.row))
                    case .end(let rows): precondition(told[current].count <= rows, "more rows told of than counted")
                    case .child, .name, .note: break
                    }
                }
            }.read(file(path))
        }
    }

    private static func file(_ path: String) -> DroppedFile { DroppedFile(path: path, name: "file", limits: .childLevelReturn) }

    private static func words(_ body: () throws -> Void) {
        do { try body() } catch let refusal as Refusal {
            precondition(refusal != .workerFailed && !refusal.words.isEmpty, "a fault without words")
        } catch { preconditionFailure("an error that is no refusal: \(error)") }
    }
}
