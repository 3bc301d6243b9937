import Foundation
import Inspections
import InspectionsWeb
import SiteKit
import Vocabulary

/// A store of its own for one test, opened by the product’s own function.
func temporaryStore() throws -> Store {
    let directory = FileManager.default.temporaryDirectory.appending(path: "throughline-test-\(UUID().uuidString)")
    return try Store.open(directory, migrations: SiteSchema.migrations + InspectionSchema.migrations)
}

extension ReportReading {
    /// A small reading: two listed findings, one other weakness, one strength.
    static func small(doubts: [Doubt] = [], leaders: Grade? = .good, number: Int = 13) -> ReportReading {
        let from = Day(2022, 3, 7)!, to = Day(2022, 3, 11)!
        return ReportReading(
            framework: .ilacs2018, localAuthority: "Marlshire", title: "Inspection of Marlshire",
            fieldwork: [Fieldwork(from: from, to: to)!],
            leadInspectors: ["Rowena Ashgrove"],
            judgements: [
                Judgement(
                    area: .leaders, grade: leaders, printed: leaders?.name ?? "", page: 1, source: leaders == nil ? .neither : .both,
                    doubt: leaders == nil ? "No grade was read." : nil),
                Judgement(area: .helpProtection, grade: .requiresImprovement, printed: "Requires improvement", page: 1, source: .both),
            ],
            paragraphs: [
                Paragraph(number: number, section: "Help and protection", page: 3, text: "Letters before proceedings are hard to follow."),
                Paragraph(number: 14, section: "Help and protection", page: 3, text: "Meetings of the family are set up late."),
            ],
            findings: [
                FindingDraft(
                    kind: .improvement, text: "Pre-proceedings and family group conferences.", page: 2, paragraphs: [13, 14],
                    themes: ["pre-proceedings"]),
                FindingDraft(kind: .improvement, text: "Homes near to home.", page: 2, paragraphs: [14], themes: ["sufficiency"]),
            ],
            otherWeaknesses: [Observation(paragraphs: [14], page: 3, cue: "Ethnicity is not recorded.", cueWords: "not", themes: [])],
            strengths: [Observation(paragraphs: [13], page: 3, cue: "Workers know children well.", cueWords: "well", themes: [])],
            doubts: doubts, pages: ["1", "2", "3"])
    }
}

/// An inspection just read, with its store.
struct Checked {
    let store: Store
    let inspections: InspectionStore
    let findings: FindingStore
    let id: Identifier<Inspection>

    init(_ reading: ReportReading = .small(), state: Inspection.State = .published) async throws {
        store = try temporaryStore()
        inspections = InspectionStore(store)
        findings = FindingStore(store)
        id = try await inspections.add(reading, document: nil, name: "report.pdf", state: state, council: "Marlshire", by: .system)
    }

    func record() async throws -> InspectionRecord {
        let id = id
        return try await store.read { try InspectionRecords.inspection(id, in: $0) }!
    }

    func accepted(_ kind: FindingKind = .improvement) async throws -> [Finding] {
        let id = id
        return try await store.read { try InspectionRecords.findings(of: id, in: $0) }.filter { $0.kind == kind }
    }

    func audited() async throws -> Int {
        try await store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM audit") ?? 0 }
    }
}

import GRDB
