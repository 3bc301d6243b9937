import ChildRecords
import ChildReturns
import Foundation
import Intake

/// What is fuzzed: the three parsers and the readers of the four forms behind them.
enum Door: String, CaseIterable {
    case csv, workbook, xml, dataset, annexA = "annex-a", census, lookedAfter = "looked-after"

    private static let file = SharedFile()

    func knock(_ input: [UInt8]) {
        switch self {
        case .csv:
            // Behind a letter, so that no other kind of file is recognised.
            Door.file.write(Array("a".utf8) + input)
            Account.ofLines(of: Array("a".utf8) + input, in: Door.file.path)
        case .workbook:
            Door.file.write(input.first == 0x50 ? input : StoredArchive.workbook(sheet: input))
            Account.ofParts(in: Door.file.path)
        case .xml:
            Door.file.write(Array("<".utf8) + input)
            Account.ofParts(in: Door.file.path)
        case .dataset: read(table: input, of: .standardDataset)
        case .annexA: read(table: input, of: .annexA)
        case .census: read(Array("<Message><Header/><Children>".utf8) + input + Array("</Children></Message>".utf8))
        case .lookedAfter:
            if input.first == UInt8(ascii: "<") {
                read(Array("<EXPSSDA903>".utf8) + input + Array("</EXPSSDA903>".utf8))
            } else {
                read(table: input, of: .lookedAfter)
            }
        }
    }

    /// The first byte chooses the table; behind its headings come the rows.
    private func read(table input: [UInt8], of format: ReturnFormat) {
        let tables = TableSpec.all.filter { $0.format == format && $0.elements.isEmpty }
        let chosen =
            tables.isEmpty ? [] : tables[Int(input.first ?? 0) % tables.count].makings.flatMap(\.columns).compactMap(\.headings.first)
        var seen: Set<String> = []
        let headings = chosen.filter { seen.insert($0).inserted }.joined(separator: ",")
        read(Array((headings + "\n").utf8) + input.dropFirst())
    }

    private func read(_ bytes: [UInt8]) {
        Door.file.write(bytes)
        Account.ofReturn(in: Door.file.path)
    }
}

/// One file that is written again for each input.
final class SharedFile: Sendable {
    let path: String
    private let descriptor: Int32

    init() {
        let memory = FileManager.default.isWritableFile(atPath: "/dev/shm") ? "/dev/shm" : FileManager.default.temporaryDirectory.path
        path = "\(memory)/throughline-fuzz-\(getpid())"
        descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    }

    func write(_ bytes: [UInt8]) {
        ftruncate(descriptor, 0)
        precondition(pwrite(descriptor, bytes, bytes.count, 0) == bytes.count)
    }
}
