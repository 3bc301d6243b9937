import Foundation
import Indicators
import Intake
import SiteKit
import Vocabulary

/// The rows of a file of published figures, as the worker reads them and as they are kept: a release is large, and is read again only when a
/// column of it is chosen for a measure.
package struct PublishedRows: Codable, Sendable {
    package static let most = 60_000
    private static let batch = 2_000

    package private(set) var lines: [Int] = []
    package private(set) var rows: [[String]] = []
    /// How many were not taken.
    private(set) var more = 0

    package init() {}
    package init(_ rows: [[String]]) { (self.rows, lines) = (rows, rows.indices.map { $0 + 1 }) }

    /// What the worker does with such a file: the first table of it, in slices.
    package static let reader = Reader(ofFile: { file, answer in
        var (slice, isFirst) = (PublishedRows(), true)
        try file.parts { _, _, part in
            switch part {
            case .refused(let refusal): throw refusal
            case .markup: throw Refusal.notATable
            case .table(let rows, let isHidden):
                if isHidden || !isFirst { return }
                isFirst = false
                try rows.eachRow { row in
                    if row.isEmpty { return }
                    slice.lines.append(row.number)
                    slice.rows.append((0..<min(row.count, TableText.mostColumns)).map { row.text($0) })
                    if slice.rows.count == PublishedRows.batch {
                        try answer.item(slice)
                        slice = PublishedRows()
                    }
                }
            }
        }
        try answer.item(slice)
    })

    mutating func add(_ other: PublishedRows) {
        let room = max(0, PublishedRows.most - rows.count)
        rows += other.rows.prefix(room)
        lines += other.lines.prefix(room)
        more += max(0, other.rows.count - room)
    }

    func file() throws(Problems) -> PublishedFile {
        do { return try PublishedFile(rows, lines: lines) } catch { throw Problems("file", error.words) }
    }

    func stored() throws -> Data { try JSONEncoder().encode(self) }

    /// From a file that a browser sent.
    static func read(_ file: Upload, _ workers: WorkerPool, in store: Store) async throws -> PublishedRows {
        let found = Collected()
        do {
            try await store.whileOnDisk(file.bytes) { path in
                try await workers.stream(path, kind: .publishedFigures, instruction: "") { bytes throws(Refusal) in
                    guard let slice = try? JSONDecoder().decode(PublishedRows.self, from: Data(bytes)) else { throw .workerFailed }
                    found.add(slice)
                }
            }
        } catch let refusal as Refusal { throw Problems("file", refusal.words) }
        let rows = found.rows
        if rows.more > 0 {
            throw Problems(
                "file",
                "The file has \((PublishedRows.most + rows.more).grouped) rows, and at most \(PublishedRows.most.grouped) can be read. Remove rows of schools or wards and of years before the last ten, and upload it again. Nothing was saved."
            )
        }
        return rows
    }

    private final class Collected: @unchecked Sendable {
        private let lock = NSLock()
        private var all = PublishedRows()
        var rows: PublishedRows { lock.withLock { all } }
        func add(_ slice: PublishedRows) { lock.withLock { all.add(slice) } }
    }
}
