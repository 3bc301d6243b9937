import ChildRecords
import Foundation
import GRDB
import Indicators
import SiteKit
import Testing
import Vocabulary

@testable import ChildRecordsWeb

/// Assessments that ended in March 2022: 2 in time of 3. Published figures of 2020-21 and 2021-22.
@Suite("Our measures beside published figures")
struct ComparisonTests {
    private static let today = Day(2022, 7, 4)!
    private static let assessments = [
        "1,A1,2021-04-01,2021-04-09,East,W1", "2,A2,2022-01-04,2022-03-29,West,W2", "4,A4,2022-02-01,2022-03-05,East,W1",
    ]
    private static let head = [
        "time_period", "time_identifier", "geographic_level", "region_name", "old_la_code", "la_name", "completed", "in_time", "percent",
    ]

    private func row(_ level: String, _ code: String, _ figures: [String], year: String = "202122", region: String = "West Midlands")
        -> [String]
    {
        [year, "Financial year", level, level == "National" ? "" : region, code, ""] + figures
    }

    private func rows(_ others: [[String]] = []) -> [[String]] {
        [
            Self.head, row("National", "", ["600000", "498000", "83.0"]), row("Regional", "", ["60000", "48000", "80.0"]),
            row("Regional", "", ["1", "1", "1"], region: "London"), row("Local authority", "893", ["2000", "1600", "80.0"]),
            row("Local authority", "933", ["3000", "2400", "80.0"], region: "South West"), row("Local authority", "884", ["c", "c", "c"]),
        ] + others
    }

    private let mapping = PublishedMapping(
        measure: "F6b", figure: "percent", numerator: "in_time", denominator: "completed", difference: "Counted from the referral.")

    private func council() async throws -> TestCouncil {
        let council = try await TestCouncil()
        try await council.loadAssessments(Self.assessments, on: Self.today)
        try await council.store.change(by: .system, .changeSettings, on: "authority") {
            try $0.execute(sql: "INSERT INTO setting (name, value) VALUES ('authority', '893 Shropshire')")
        }
        return council
    }

    private func comparison(_ council: TestCouncil, period: String = "") async throws -> Comparison? {
        try await council.store.read { db in
            try MeasuredContributions.read(AssessmentsInTimeFromStart.self, in: db).flatMap {
                try Comparison.read($0, period: period, in: db)
            }
        }
    }

    private func release(_ rows: [[String]], _ name: String, in council: TestCouncil) async throws -> Identifier<PublishedRelease> {
        try await PublishedStore(council.store).add(
            PublishedRows(rows), .init(source: "Children in need", release: name, file: "a.csv"), on: Self.today, by: .system)
    }

    @Test func `ours stands beside England, our region and the neighbours for the same days`() async throws {
        let council = try await council()
        let id = try await release(rows(), "2021-22", in: council)
        #expect(try await comparison(council) == nil, "no column is chosen yet")
        try await PublishedStore(council.store).map(mapping, in: id, on: Self.today, by: .system)
        try await Neighbours.replace(
            with: try NeighbourList([["code"], ["933"], ["884"], ["202"]], own: nil), from: "A list", on: Self.today, by: .system,
            in: council.store)
        let read = try #require(try await comparison(council))
        #expect(read.ours.reading == .share(2, of: 3) && read.ours.period?.first == Day(2021, 4, 1))
        #expect(read.england?.figure.words(in: .percent) == "83% (498,000 of 600,000)")
        #expect(read.region?.figure.area.name == "West Midlands")
        #expect(read.ownPublished?.figure.part == 1600)
        let neighbours = read.neighbourRows.map { "\($0.name): \($0.row?.figure.words(in: .percent) ?? "none")" }
        #expect(
            neighbours == [
                "Camden: none", "Herefordshire: suppressed by the publisher (c)", "Somerset: 80% (2,400 of 3,000)",
            ])
        #expect(read.funnel?.notDrawn.map(\.name) == ["Herefordshire", "Shropshire"])
    }

    @Test func `a period that our data does not cover is not known, with the reason`() async throws {
        let council = try await council()
        let id = try await release(rows([row("National", "", ["1", "1", "82.0"], year: "201011")]), "2021-22", in: council)
        try await PublishedStore(council.store).map(mapping, in: id, on: Self.today, by: .system)
        let read = try #require(try await comparison(council, period: "201011 Financial year"))
        guard case .notKnown(nil, let reason) = read.ours.reading else {
            Issue.record("known")
            return
        }
        #expect(reason.hasPrefix("the data begins on"))
        #expect(try await comparison(council)?.period?.time == "202122", "the newest that we know something of")
    }

    @Test func `the next release is read by the same columns, and says what it lacks`() async throws {
        let council = try await council()
        let first = try await release(rows(), "2021-22", in: council)
        try await PublishedStore(council.store).map(mapping, in: first, on: Self.today, by: .system)
        var other = rows()
        other[0][8] = "share"
        let second = try await release(other, "2022-23", in: council)
        let bad = try await council.store.read { try PublishedRelease.badLines(second, in: $0) }
        #expect(
            bad.map(\.line.words) == ["F6b is not read from this release. The file has no column “percent”. Choose one of its columns."])
        let third = try await release(
            rows([["202122", "Financial year", "Local authority", "", "203", "", "8", "9", "about 80"]]), "2023-24", in: council)
        #expect(try await council.store.read { try PublishedRelease.badLines(third, in: $0) }.map(\.line.line) == [8])
        #expect(try await comparison(council)?.release?.release == "2023-24", "of two releases with the period the later one")
        await #expect(throws: Problems.self) { try await release(rows(), "2021-22", in: council) }
    }

    @Test func `a release that is removed is compared no longer`() async throws {
        let council = try await council()
        let id = try await release(rows(), "2021-22", in: council)
        try await PublishedStore(council.store).map(mapping, in: id, on: Self.today, by: .system)
        try await PublishedStore(council.store).remove(id, by: .system)
        #expect(try await comparison(council)?.period == nil)
        try await PublishedStore(council.store).unmap("F6b", by: .system)
        #expect(try await comparison(council) == nil)
    }
}
