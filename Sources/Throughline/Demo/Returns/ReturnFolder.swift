import Foundation
import LifelikeCouncil

/// Writes an invented council's returns into a folder, a household at a time, so that a council of any size needs little memory.
struct ReturnFolder {
    /// The forms a council can be written in.
    enum Form: String, CaseIterable {
        case dataset = "ssd"
        case census = "cin"
        case lookedAfter = "ssda903"
        case lookedAfterXML = "ssda903-xml"
        case annexA = "annex-a"
        case workbook = "xlsx"
    }

    let council: InventedCouncil
    let folder: URL
    let forms: Set<Form>

    /// The faults that were planted.
    @discardableResult
    func write(telling: (Int) -> Void = { _ in }) throws -> [PlantedFault] {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let files = GrowingFiles(folder)
        defer { files.close() }
        var (pages, writers) = (Pages(), self.writers)
        let workbook = forms.contains(.workbook) ? try AnnexAWorkbook(council, file: folder.appending(path: "annex-a.xlsx")) : nil
        for index in writers.indices { writers[index].begin(&pages) }
        var (households, children) = (council.makeIterator(), 0)
        while let household = households.next() {
            for index in writers.indices { writers[index].add(household, to: &pages) }
            workbook?.add(household)
            children += household.children.count
            if children % 1000 < household.children.count { telling(children) }
            try files.append(pages.taken(over: 1 << 20))
        }
        for index in writers.indices { writers[index].end(&pages) }
        if council.plan.faults { note(households.planted, &pages) }
        try files.append(pages.taken(over: 0))
        try workbook?.close()
        return households.planted
    }

    private var writers: [any ReturnWriter] {
        Form.allCases.filter(forms.contains).compactMap { form -> (any ReturnWriter)? in
            switch form {
            case .dataset: SafeguardingDataset(council)
            case .census: Census(council.plan)
            case .lookedAfter: LookedAfterTables(council.plan)
            case .lookedAfterXML: LookedAfterXML(council.plan)
            case .annexA: AnnexATables(council)
            case .workbook: nil
            }
        }
    }

    /// What must be found: which rule, which child; and the rows that no reader can place.
    private func note(_ planted: [PlantedFault], _ pages: inout Pages) {
        pages.row("planted-faults.csv", ["rule", "child", "team"])
        for fault in planted { pages.row("planted-faults.csv", [fault.rule, fault.child, fault.team]) }
        guard forms.contains(.dataset) else { return }
        pages.row("planted-rejected-rows.csv", ["table", "row", "why"])
        for row in RejectedRow.all { pages.row("planted-rejected-rows.csv", [row.table, row.fields[0], row.why]) }
    }
}

/// Files that are written a piece at a time.
final class GrowingFiles {
    private let folder: URL
    private var handles: [String: FileHandle] = [:]

    init(_ folder: URL) { self.folder = folder }

    func append(_ pieces: [(file: String, bytes: [UInt8])]) throws {
        for piece in pieces { try handle(piece.file).write(contentsOf: piece.bytes) }
    }

    func close() {
        for handle in handles.values { try? handle.close() }
        handles = [:]
    }

    private func handle(_ file: String) throws -> FileHandle {
        if let handle = handles[file] { return handle }
        let place = folder.appending(path: file)
        try FileManager.default.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        guard FileManager.default.createFile(atPath: place.path, contents: nil) else {
            throw CommandRefusal("\(place.path) cannot be written. Is there room, and may you write there?")
        }
        let handle = try FileHandle(forWritingTo: place)
        handles[file] = handle
        return handle
    }
}
