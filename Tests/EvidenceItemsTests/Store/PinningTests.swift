import ActionPlans
import ActionPlansWeb
import EvidenceItems
import Foundation
import GRDB
import Indicators
import IndicatorsWeb
import InspectionsWeb
import SiteKit
import Testing
import Vocabulary

@testable import EvidenceItemsWeb

@Suite("A figure or an audit result pinned as evidence on a date")
struct PinningTests {
    private struct Pinned {
        let council: Marlshire
        let measure: Identifier<Measure>
        let value: Identifier<MeasureValue>
        let result: Identifier<AuditResult>

        init(notKnown reason: String? = nil, state: String = "published") async throws {
            council = try await Marlshire(state: state)
            let (measure, value, result) = (Identifier<Measure>(), Identifier<MeasureValue>(), Identifier<AuditResult>())
            (self.measure, self.value, self.result) = (measure, value, result)
            try await council.store.change(by: .system, Act("tests.fill", "fill a test's store"), on: "tests") {
                [first = council.first] db in
                try db.execute(
                    sql: """
                        INSERT INTO measure (id, name, counts, numerator, denominator, unit, direction, source, owner, added_on)
                        VALUES (?, 'Letters in time', 'x', 'x', 'x', 'percent', 'higher', 'x', 'x', '2022-01-01')
                        """, arguments: [measure])
                try db.execute(
                    sql: """
                        INSERT INTO measure_value (id, measure, day, numerator, denominator, reason, source, author, entered_on)
                        VALUES (?, ?, '2022-05-31', 31, 50, ?, 'Tracker', 'Ada Lowe', '2022-06-01')
                        """, arguments: [value, measure, reason])
                try db.execute(
                    sql: """
                        INSERT INTO audit_result (id, action, question, day, sample, met, standard, source, author, entered_on)
                        VALUES (?, ?, 'Is it plain?', '2022-06-08', 24, 19, 80, 'Drawn by lot', 'Ada Lowe', '2022-06-08')
                        """, arguments: [result, first])
            }
        }

        func add(_ content: EvidenceDraft.Content, title: String = "Letters") async throws -> Identifier<Evidence> {
            try await council.acts.add(
                EvidenceDraft(title: title, grade: .practice, actions: [council.first], content: content), on: day(6, 10),
                by: council.by(council.ada))
        }

        func correct() async throws {
            try await council.store.change(by: .system, Act("tests.fill", "x"), on: "tests") { [measure, value] db in
                try db.execute(
                    sql: """
                        INSERT INTO measure_value (id, measure, day, numerator, denominator, source, author, entered_on, corrects, why)
                        VALUES (?, ?, '2022-05-31', 20, 50, 'Tracker', 'Ada Lowe', '2022-06-15', ?, 'Counted twice')
                        """, arguments: [Identifier<MeasureValue>(), measure, value])
            }
        }
    }

    private func pages(_ council: Marlshire) -> EvidencePages {
        EvidencePages(
            store: council.store, texts: DocumentTexts { _ in throw NotFound() }, thread: InspectionsWeb.Thread { _, _ in [] },
            keys: council.directory.appendingPathExtension("keys")
        ) { _, _, _ in [:] }
    }

    @Test func `a figure is taken from the measure as it stands, with its numbers, source and day`() async throws {
        let pinned = try await Pinned()
        let item = try await pinned.council.item(try await pinned.add(.value(pinned.value)))
        #expect(
            item.evidence.source
                == .measure(PinnedValue(name: "Letters in time", value: "62% (31 of 50)", source: "Tracker", day: day(5, 31))))
        #expect(item.newest?.origin == .value(pinned.value, of: pinned.measure, isCorrected: false))
        #expect(try await pinned.council.store.read { try OriginRows.evidence(of: pinned.measure, in: $0).map(\.day) } == [day(5, 31)])
    }

    @Test func `what is pinned stays when the figure is corrected, and says so`() async throws {
        let pinned = try await Pinned()
        let id = try await pinned.add(.value(pinned.value))
        try await pinned.correct()
        let item = try await pinned.council.item(id)
        #expect(item.newest?.origin == .value(pinned.value, of: pinned.measure, isCorrected: true))
        guard case .measure(let value) = item.evidence.source else {
            Issue.record("no figure")
            return
        }
        #expect(value.value == "62% (31 of 50)")
        for sql in ["UPDATE evidence_origin SET result = NULL", "DELETE FROM evidence_origin"] {
            await #expect(throws: (any Error).self) {
                try await pinned.council.store.change(by: .system, Act("tests.fill", "x"), on: "tests") { try $0.execute(sql: sql) }
            }
        }
    }

    @Test func `an audit result is taken from its action, with question, numbers and sample`() async throws {
        let pinned = try await Pinned()
        let item = try await pinned.council.item(try await pinned.add(.result(pinned.result)))
        guard case .audit(let sample) = item.evidence.source else {
            Issue.record("no result")
            return
        }
        #expect(sample.audit == "Is it plain?" && sample.result.hasPrefix("19 of 24 records") && sample.day == day(6, 8))
        #expect(item.newest?.origin == .result(pinned.result, of: pinned.council.first))
    }

    @Test func `a figure that is not known and one that is not there are refused`() async throws {
        let unknown = try await Pinned(notKnown: "The diary was not kept")
        await #expect(throws: EvidenceRefusal.noFigure(day(5, 31))) { _ = try await unknown.add(.value(unknown.value)) }
        await #expect(throws: NotFound.self) { _ = try await unknown.add(.value(Identifier())) }
        await #expect(throws: NotFound.self) { _ = try await unknown.add(.result(Identifier())) }
    }

    @Test func `the form shows what will be pinned and sends its identifier, and takes no typed figure in its place`() async throws {
        let pinned = try await Pinned()
        let pages = pages(pinned.council)
        let request = TestPageRequest.make("/evidence/new", [("value", pinned.value.text)])
        guard case .page(let page) = try await pages.newItem(request) else {
            Issue.record("no page")
            return
        }
        let text = String(decoding: page.body.bytes, as: UTF8.self)
        #expect(text.contains("62% (31 of 50)") && text.contains(pinned.value.text) && !text.contains("pin-value"))
        let form = [
            ("kind", "measure"), ("value", pinned.value.text), ("title", "Letters"), ("grade", "practice"), ("pin-value", "100%"),
        ]
        _ = try await pages.addItem(TestPageRequest.make("/evidence/new", form: form))
        let added = try await pinned.council.store.read { try EvidenceRecords.items(in: $0) }
        #expect(added.map(\.evidence.source.kind) == [.measure] && added[0].newest?.origin != nil)
    }

    @Test func `a result of an action that somebody may not know of is not there for them`() async throws {
        let pinned = try await Pinned(state: "final_under_embargo")
        let pages = pages(pinned.council)
        let form = [("kind", "audit"), ("result", pinned.result.text), ("title", "Letters"), ("grade", "practice")]
        await #expect(throws: NotFound.self) { _ = try await pages.newItem(TestPageRequest.make("/evidence/new", [form[1]])) }
        await #expect(throws: NotFound.self) { _ = try await pages.addItem(TestPageRequest.make("/evidence/new", form: form)) }
    }
}
