import ActionPlans
import ActionPlansWeb
import EvidenceItems
import EvidenceItemsWeb
import Foundation
import GRDB
import Indicators
import SiteKit
import Vocabulary

/// Adds the demonstration's evidence, has it checked, and lets a second person confirm some of it.
struct DemoEvidence {
    let store: Store
    let staff: DemoStaff
    private var evidence: EvidenceStore { EvidenceStore(store, texts: .worker()) }

    init(store: Store, staff: DemoStaff) {
        self.store = store
        self.staff = staff
    }

    /// What stands beside an action in `council.json`.
    func add(_ item: CouncilFile.EvidenceEntry, to action: Identifier<Action>, on day: Day) async throws {
        let content: EvidenceDraft.Content =
            item.link.map(EvidenceDraft.Content.link) ?? item.voice?.voice.map(EvidenceDraft.Content.voice)
            ?? .file(name: item.file ?? "evidence.txt", bytes: Array((item.contents ?? "").utf8))
        try await evidence.add(
            EvidenceDraft(title: item.title, grade: item.grade, actions: [action], content: content), on: day, by: staff.changer(item.by))
    }

    /// What `evidence.json` holds besides.
    func found(_ council: CouncilFile) async throws {
        let file = try EvidenceFile.shipped()
        let actions = try await store.read { db in
            try ActionPlanRecords.plans(in: db).flatMap { try ActionPlanRecords.actions(of: $0.id, in: db) }
        }
        for item in file.items { try await found(item, council, actions) }
        let entries = council.plan.actions.flatMap(\.evidence)
        for released in file.released {
            guard let title = entries.first(where: { $0.id == released.id })?.title,
                let id = actions.flatMap(\.evidence).first(where: { $0.title == title })?.id
            else { throw CommandRefusal("evidence.json: there is no evidence \(released.id).") }
            try await evidence.check(id, names: nil, on: file.releasedOn, by: staff.changer(released.by))
            try await confirm(id, by: released.by, on: file.releasedOn)
        }
    }

    private func found(_ item: EvidenceFile.Item, _ council: CouncilFile, _ actions: [Action]) async throws {
        let served = item.serves.compactMap { ref -> Identifier<Action>? in
            let text = council.plan.actions.first { $0.ref == ref }?.text
            return actions.first { $0.text == text }?.id
        }
        let draft = EvidenceDraft(
            title: item.title, grade: item.grade, owner: item.owner.flatMap { staff.posts[$0] }, reviewBy: item.reviewBy, actions: served,
            content: try await pinned(item, council, actions) ?? content(item))
        let id = try await evidence.add(draft, on: item.on, by: staff.changer(item.by))
        for version in item.versions {
            try await evidence.addVersion(
                of: id, try bytes(version.file), note: version.note, on: version.on, by: staff.changer(version.by))
        }
        if let checked = item.checked { try await evidence.check(id, names: nil, on: checked.on, by: staff.changer(checked.by)) }
        if let confirmed = item.confirmed { try await confirm(id, by: confirmed.by, on: confirmed.on) }
    }

    /// What of the demonstration’s own record an item pins; nil where it says what it is.
    private func pinned(
        _ item: EvidenceFile.Item, _ council: CouncilFile, _ actions: [Action]
    ) async throws -> EvidenceDraft.Content? {
        if let figure = item.figure {
            let sql = """
                SELECT measure_value.id FROM measure_value JOIN measure ON measure.id = measure_value.measure
                WHERE measure.name = ? AND measure_value.day = ?
                """
            let id = try await store.read { try Identifier<MeasureValue>.fetchOne($0, sql: sql, arguments: [figure.measure, figure.on]) }
            guard let id else { throw CommandRefusal("evidence.json: no figure of \(figure.on) for \(item.id).") }
            return .value(id)
        }
        guard let result = item.result else { return nil }
        let text = council.plan.actions.first { $0.ref == result.action }?.text
        let audit = actions.first { $0.text == text }?.audits.first { $0.day == result.on }
        guard let audit else { throw CommandRefusal("evidence.json: no audit of \(result.on) for \(item.id).") }
        return .result(audit.id)
    }

    private func content(_ item: EvidenceFile.Item) throws -> EvidenceDraft.Content {
        if let pin = item.measure { return .measure(PinnedValue(name: pin.name, value: pin.value, source: pin.source, day: pin.on)) }
        if let pin = item.audit { return .audit(PinnedSample(audit: pin.name, result: pin.value, sample: pin.source, day: pin.on)) }
        if let voice = item.voice?.voice { return .voice(voice) }
        guard let file = item.file else { throw CommandRefusal("evidence.json: \(item.id) holds nothing.") }
        return try bytes(file)
    }

    private func bytes(_ name: String) throws -> EvidenceDraft.Content {
        .file(name: name, bytes: Array(try Data(contentsOf: try demonstrationFile("evidence/\(name)"))))
    }

    /// Where staff are named, as minutes and figures name those who keep them, the reason says so.
    private func confirm(_ id: Identifier<Evidence>, by signIn: String, on day: Day) async throws {
        let item = try await store.read { try EvidenceRecords.item(id, in: $0) }
        guard let newest = item?.newest else { return }
        let reason = (newest.check?.open ?? 0) > 0 ? "What was found are our own building and posts." : ""
        try await evidence.confirm(id, version: newest.id, hasRead: true, reason: reason, on: day, by: staff.changer(signIn))
    }
}
