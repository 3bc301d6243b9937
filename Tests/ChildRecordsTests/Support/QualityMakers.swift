import ChildRecords
import Vocabulary

extension Entry {
    /// An entry of the child M1 as a rule's test needs it; only what matters is named.
    static func made(
        _ kind: EntryKind, _ from: String?, until: String? = nil, child: String = "M1", reference: String? = nil, within: String? = nil,
        format: ReturnFormat = .standardDataset, file: Int = 1, taken: String? = nil, worker: String? = nil, _ facts: [Fact: String] = [:]
    ) -> Entry {
        Entry(
            kind, child: LAChildID(child), from: from.flatMap { Day(iso: $0) }, until: until.flatMap { Day(iso: $0) },
            reference: reference, within: within, worker: worker, facts: facts,
            origin: Origin(format: format, file: file, row: 2, taken: taken.flatMap { Day(iso: $0) }))
    }

    /// In the looked-after return of the year to 31 March 2023, the third file.
    static func lastYear(
        _ kind: EntryKind, _ from: String?, until: String? = nil, worker: String? = nil, _ facts: [Fact: String] = [:]
    ) -> Entry {
        made(kind, from, until: until, format: .lookedAfter, file: 3, taken: "2023-03-31", worker: worker, facts)
    }

    /// In that of the year to 31 March 2024, the fourth.
    static func thisYear(
        _ kind: EntryKind, _ from: String?, until: String? = nil, worker: String? = nil, _ facts: [Fact: String] = [:]
    ) -> Entry {
        made(kind, from, until: until, format: .lookedAfter, file: 4, taken: "2024-03-31", worker: worker, facts)
    }
}

/// A child's record for the test of one rule, in a load where nothing is notLoaded, taken on 31 March 2024.
enum QualityRecord {
    static let day = Day(2024, 3, 31)!
    /// Every form tells every kind, with the facts that a rule has to hear of.
    private static let everything = ChildHistory(
        LAChildID("M9")!,
        ReturnFormat.allCases.flatMap { form in
            EntryKind.allCases.map {
                Entry.made(
                    $0, "2020-01-01", child: "M9", format: form,
                    [
                        .factors: "1A", .application: "2020-01-01", .letterOfIssue: "2020-01-01", .unaccompanied: "N",
                        .unaccompaniedEnded: "2020-01-01",
                    ])
            }
        })

    /// Another child of whom the looked-after returns of 2022-23 and 2023-24 tell a kind.
    static func bothYears(_ kind: EntryKind) -> [Entry] {
        ["2023-03-31", "2024-03-31"].map { .made(kind, "2020-01-01", child: "M8", format: .lookedAfter, taken: $0, [.unaccompanied: "N"]) }
    }

    /// - Parameter withDataset: false where nothing is loaded but these entries.
    static func state(
        of rule: any QualityRule.Type, _ entries: [Entry], beside others: [Entry] = [], withDataset: Bool = true
    ) -> RuleState.Kind {
        let history = ChildHistory(LAChildID("M1")!, entries)
        var overview = LoadOverview(on: day)
        if withDataset { overview.note(everything) }
        for (number, entries) in Dictionary(grouping: others, by: \.child) {
            if let number { overview.note(ChildHistory(number, entries)) }
        }
        overview.note(history)
        return QualityCheck(overview, rules: [rule]).states(of: history).first?.state.kind ?? .incomplete
    }
}
