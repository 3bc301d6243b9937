import ChildRecords
import Foundation
import GRDB
import Indicators
import SiteKit
import Testing
import Vocabulary

@testable import ChildRecordsWeb

/// Two councils that exchange their published months.
@Suite("Signed measure files between councils")
struct MeasureExchangeTests {
    private static let today = Day(2022, 7, 4)!

    /// A council with 10 assessments in the East in April 2022, 8 of them in time, and 3 in the West.
    private struct Side {
        let council: TestCouncil
        let exchange: MeasureExchange
        let keys: URL

        init(_ authority: String) async throws {
            council = try await TestCouncil()
            keys = FileManager.default.temporaryDirectory.appending(path: "throughline-keys-\(UUID().uuidString)")
            exchange = MeasureExchange(store: council.store, keys: keys)
            let rows = (1...13).map { number in
                "\(number),A\(number),\(number <= 6 ? "2022-01-04" : "2022-04-01"),2022-04-11,\(number <= 10 ? "East" : "West"),W1"
            }
            try await council.loadAssessments(
                ["0,A0,2021-01-04,2021-01-05,East,W1"] + rows + ["99,A99,2022-06-01,2022-06-30,East,W1"], on: MeasureExchangeTests.today)
            try await council.store.change(by: .system, .changeSettings, on: "authority") {
                try $0.execute(sql: "INSERT INTO setting (name, value) VALUES ('authority', ?)", arguments: [authority])
            }
            try await SharedMonthStore(council.store).publish(
                monthOf: Day(2022, 4, 1)!, isFirst: true, on: MeasureExchangeTests.today, by: .system)
        }

        func know(_ other: Side, _ code: String) async throws {
            let key = try other.exchange.ownKey()
            try await exchange.addKey(key.text, fingerprint: key.fingerprint, code: code, name: "", on: today, by: .system)
        }

        func file() async throws -> [UInt8] { try await exchange.export(year: 2022, on: today, by: .system).bytes }

        func refusal(_ bytes: [UInt8]) async -> MeasureFileRefusal? {
            do {
                try await exchange.take(bytes, on: today, by: .system)
                return nil
            } catch { return error as? MeasureFileRefusal }
        }

        func region(_ code: String = "F6b") async throws -> RegionFigures {
            try await council.store.read { try RegionFigures.read(Fields([("measure", code)]), in: $0) }
        }

        func clear() { try? FileManager.default.removeItem(at: keys) }
        private let today = MeasureExchangeTests.today
    }

    @Test func `a file is exported, imported, and stands on the page of the region by name`() async throws {
        let (ours, theirs) = (try await Side("893 Shropshire"), try await Side("933 Somerset"))
        defer { [ours, theirs].forEach { $0.clear() } }
        try await ours.know(theirs, "933")
        #expect(try await ours.refusal(theirs.file()) == nil)
        let region = try await ours.region()
        #expect(region.councils.map(\.name) == ["Shropshire", "Somerset"])
        let words = region.councils.map { RegionFigures.words($0.figure, AssessmentsInTimeFromStart.self) }
        #expect(words == ["53.8% (7 of 13)", "53.8% (7 of 13)"])
        #expect(region.together?.reading == .share(14, of: 26))
        let sent = String(decoding: try await theirs.file(), as: UTF8.self)
        #expect(!sent.contains("\"West\"") && !sent.contains("\"East\""), "no team leaves")
        let trail = try await ours.council.store.read {
            try String.fetchAll($0, sql: "SELECT act FROM audit WHERE act = 'measures.exchange'")
        }
        #expect(trail.count == 2, "the key and the import")
    }

    @Test func `what cannot be trusted is refused in words`() async throws {
        let (ours, theirs) = (try await Side("893 Shropshire"), try await Side("933 Somerset"))
        defer { [ours, theirs].forEach { $0.clear() } }
        let file = try await theirs.file()
        #expect(await ours.refusal(file) == .unknownCouncil(code: "933"))
        try await ours.know(theirs, "933")
        var changed = file
        let place = try #require(String(decoding: file, as: UTF8.self).range(of: "\"numerator\":7"))
        changed[
            String(decoding: file, as: UTF8.self).utf8.distance(
                from: String(decoding: file, as: UTF8.self).startIndex, to: place.upperBound) - 1] =
            UInt8(ascii: "9")
        #expect(await ours.refusal(changed) == .changed("Somerset"))
        #expect(await ours.refusal(Array("Code,Figure\nF6b,81".utf8)) == .notAMeasureFile)
        #expect(await ours.refusal([]) == .notAMeasureFile)
        #expect(try await ours.refusal(ours.file()) == .ownCouncil("Shropshire"))
        let stranger = SigningKey()
        let body = MeasureFile(council: .init(code: "933", name: "Somerset", region: ""), year: 2022, written: Self.today, measures: [])
        #expect(try await ours.refusal(MeasureExchange.signed(body, with: stranger)) == .otherKey("Somerset"))
        #expect(await ours.refusal(file) == nil)
    }

    @Test func `an older definition and an older file are refused, and nothing of them is kept`() async throws {
        let ours = try await Side("893 Shropshire")
        defer { ours.clear() }
        let key = SigningKey()
        try await ours.exchange.addKey(
            key.verifying.text, fingerprint: key.verifying.fingerprint, code: "933", name: "", on: Self.today, by: .system)
        func file(_ definition: Int, written: Day) throws -> [UInt8] {
            let april = Day(2022, 4, 1)!
            let figure = MeasureFile.Figure(first: april, last: april + 29, isToDate: false, state: .shown, numerator: 20, denominator: 40)
            return try MeasureExchange.signed(
                MeasureFile(
                    council: .init(code: "933", name: "Somerset", region: ""), year: 2022, written: written,
                    measures: [.init(code: "F6b", title: "", definition: definition, figures: [figure])]), with: key)
        }
        let now = AssessmentsInTimeFromStart.version
        #expect(try await ours.refusal(file(now - 1, written: Self.today)) == .olderDefinition(code: "F6b", theirs: now - 1, ours: now))
        #expect(try await ours.region().measure == nil)
        #expect(try await ours.refusal(file(now, written: Self.today)) == nil)
        #expect(
            try await ours.refusal(file(now, written: Self.today - 9)) == .olderFile(written: Self.today - 9, have: Self.today))
    }

    @Test func `a key is entered with the fingerprint that was read out`() async throws {
        let ours = try await Side("893 Shropshire")
        defer { ours.clear() }
        let (key, other) = (SigningKey().verifying, SigningKey().verifying)
        func add(_ text: String, _ fingerprint: String, _ code: String = "933") async throws {
            try await ours.exchange.addKey(text, fingerprint: fingerprint, code: code, name: "", on: Self.today, by: .system)
        }
        do {
            try await add(key.text, other.fingerprint)
            Issue.record("taken")
        } catch let refusal as ExchangeRefusal {
            #expect(!refusal.words.contains(key.fingerprint), "it is to be read out, not read off")
        }
        await #expect(throws: ExchangeRefusal.self) { try await add("abc", key.fingerprint) }
        await #expect(throws: ExchangeRefusal.self) { try await add(key.text, key.fingerprint, "999") }
        await #expect(throws: MeasureFileRefusal.ownCouncil("Shropshire")) { try await add(key.text, key.fingerprint, "893") }
        let own = try ours.exchange.ownKey()
        await #expect(throws: ExchangeRefusal.self) { try await add(own.text, own.fingerprint) }
        try await add(key.text, key.fingerprint)
        try await add(other.text, other.fingerprint)
        let keys = try await ours.council.store.read { try CouncilKey.all(in: $0) }
        #expect(keys.map { $0.ended == nil } == [true, false], "the key before it has ended")
    }
}
