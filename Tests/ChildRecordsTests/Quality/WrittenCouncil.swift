import ChildRecords
import Foundation
import LifelikeCouncil
import Testing
import Vocabulary

/// An invented council written in all four forms and read back by the product's readers.
struct WrittenCouncil {
    let plan: CouncilPlan
    let planted: [PlantedFault]
    var entries: [Entry] = []
    var held: [(file: String, row: ReadReturn.Held)] = []

    /// - Parameter tables: of the dataset alone, by their names; nil for all of every form.
    init(_ plan: CouncilPlan, tables: [String]? = nil) throws {
        self.plan = plan
        let council = InventedCouncil(plan)
        var writers: [any ReturnWriter] =
            tables != nil
            ? [SafeguardingDataset(council)]
            : [SafeguardingDataset(council), Census(plan), LookedAfterTables(plan), LookedAfterXML(plan), AnnexATables(council)]
        var (pages, households) = (Pages(), council.makeIterator())
        for index in writers.indices { writers[index].begin(&pages) }
        while let household = households.next() { for index in writers.indices { writers[index].add(household, to: &pages) } }
        for index in writers.indices { writers[index].end(&pages) }
        planted = households.planted
        let folder = FileManager.default.temporaryDirectory.appending(path: "throughline-written-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        // The names sort by year, so that a later year's file has the higher number.
        for (number, file) in pages.bytes.keys.sorted().enumerated()
        where tables?.contains(where: { file.hasSuffix("ssd_\($0).csv") }) ?? true {
            try read(file, pages.bytes[file] ?? [], number * 1000, in: folder)
        }
        giveOwners()
    }

    /// The dataset ties reviews of children in care to a period of care, not to a child; the store finds whose it is, here as there.
    private mutating func giveOwners() {
        let owners = entries.reduce(into: [String: LAChildID]()) { owners, entry in
            if entry.origin.format == .standardDataset, entry.kind == .careEpisode, let period = entry.within {
                owners[period] = entry.child
            }
        }
        for index in entries.indices where entries[index].child == nil && entries[index].kind == .claReview {
            entries[index].child = entries[index].within.flatMap { owners[$0] }
        }
    }

    private mutating func read(_ file: String, _ bytes: [UInt8], _ number: Int, in folder: URL) throws {
        let place = folder.appending(path: file)
        try FileManager.default.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: place)
        let read = try ReadReturn(place.path, today: plan.until + 60)
        // A yearly return is of the last day of its year, which its name says; everything else is of the day of the council.
        let year = file.firstMatch(of: /(20\d\d)-\d\d/).flatMap { Int($0.1) }
        let taken = year.flatMap { Day($0 + 1, 3, 31) } ?? plan.until
        entries += read.entries.map { entry in
            var entry = entry
            entry.origin.file = number + entry.origin.file
            entry.origin.taken = taken
            return entry
        }
        held += read.held.map { (file, $0) }
    }

    /// What one form, or all of them, say of each child.
    ///
    /// - Parameter taken: the data day, where only the returns of one year are asked.
    func histories(_ format: ReturnFormat? = nil, taken: Day? = nil) -> [LAChildID: ChildHistory] {
        let chosen = entries.filter {
            $0.child != nil && (format == nil || $0.origin.format == format) && (taken == nil || $0.origin.taken == taken)
        }
        return Dictionary(grouping: chosen) { $0.child ?? LAChildID("none")! }.reduce(into: [:]) { histories, pair in
            histories[pair.key] = ChildHistory(pair.key, pair.value)
        }
    }
}

/// A thing as forms can be compared by: whose, what, from when, until when.
struct Told: Hashable, CustomStringConvertible {
    let child: LAChildID
    let kind: EntryKind
    let from, until: Day?

    init(_ entry: Entry, _ child: LAChildID) {
        self.child = child
        kind = entry.kind
        from = entry.from
        until = entry.until
    }

    var description: String { "\(child.text) \(kind) \(from?.iso ?? "-")–\(until?.iso ?? "")" }
}
