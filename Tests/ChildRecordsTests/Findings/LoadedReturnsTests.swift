import ChildRecords
import ChildReturns
import Foundation
import LifelikeCouncil
import Testing
import Vocabulary

@testable import ChildRecordsWeb

/// What a council’s files say once they are loaded as a command loads them.
@Suite("Returns loaded as a command loads them", .serialized)
struct LoadedReturnsTests {
    private static let heading = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,URN\n"

    private func episodes(_ rows: String...) -> String {
        LoadedReturnsTests.heading + rows.map { $0 + "\n" }.joined()
    }

    private func loaded(_ files: [String: String], evenIf: Bool = true) async throws -> (files: FindingFiles, load: DataLoad) {
        let found = try FindingFiles()
        let dropped = try files.sorted { $0.key < $1.key }.map { try found.council.file($0.key, $0.value) }
        return (found, try await found.council.load(dropped, evenIf: evenIf, on: FindingFiles.today))
    }

    @Test("nothing fires on the files of a sound council, each form alone and all together", arguments: 0...4)
    func sound(_ which: Int) async throws {
        var plan = CouncilPlan(seed: 7, children: 150)
        plan.faults = false
        let council = InventedCouncil(plan)
        var all: [any ReturnWriter] = [SafeguardingDataset(council), Census(plan), LookedAfterTables(plan), AnnexATables(council)]
        if which < 4 { all = [all[which]] }
        var (pages, households) = (Pages(), council.makeIterator())
        for index in all.indices { all[index].begin(&pages) }
        while let household = households.next() { for index in all.indices { all[index].add(household, to: &pages) } }
        for index in all.indices { all[index].end(&pages) }
        let files = try FindingFiles()
        let dropped = try pages.bytes.sorted { $0.key < $1.key }.map { try files.council.file($0.key, $0.value) }
        let load = try await files.council.load(dropped, evenIf: true, on: FindingFiles.today)
        #expect(load.state == .accepted)
        var fired: [String] = []
        for rule in QualityRules.all {
            let found = try await files.failures(rule)
            if !found.isEmpty { fired.append("\(rule.name) \(found.count): \(found.sorted { $0.key < $1.key }[0])") }
        }
        #expect(fired.isEmpty, "\(fired)")
    }

    @Test func `a return without a year beside returns with one stops before it is accepted`() async throws {
        let files = try FindingFiles()
        let dropped = [
            try files.council.file("episodes.csv", episodes("A1,01/06/2023,S,C2,N1,U6,PR1,,,,")),
            try files.council.file("other/header.csv", "CHILD,SEX,DOB,ETHNIC,UPN\nA1,1,01/06/2013,WBRI,UN1\n"),
        ]
        await #expect(throws: DoubtfulLoad.self) {
            try await files.council.load(dropped, evenIf: false, on: FindingFiles.today)
        }
    }

    @Test func `two files of one form and year in one load are doubted`() async throws {
        let (files, load) = try await loaded([
            "a.xml": SampleText.census(year: 2025, child: "A1", referral: "2024-06-01"),
            "b.xml": SampleText.census(year: 2025, child: "A2", referral: "2024-06-02"),
        ])
        #expect(try await files.doubts(load).contains { $0.contains("a.xml, b.xml") && $0.contains("2025") })
        let (one, other) = try await loaded([
            "a.xml": SampleText.census(year: 2025, child: "A1", referral: "2024-06-01"),
            "b.xml": SampleText.census(year: 2024, child: "A2", referral: "2023-06-02"),
        ])
        #expect(try await one.doubts(other).isEmpty)
    }

    @Test func `what says nothing is empty in every column`() async throws {
        let nothing = ["None", "<NA>", "-", "--", "\\N", "nil", "1970-01-01", "2079-06-06", "2099-12-31", "01/01/2100"]
        let rows = nothing.enumerated().map {
            "N\($0.offset),01/06/2023,S,C2,N1,U6,PR1,\($0.element),,\($0.offset < 6 ? $0.element : ""),\n"
        }
        let (files, _) = try await loaded(["episodes.csv": LoadedReturnsTests.heading + rows.joined()])
        #expect(try await files.held().isEmpty)
        let found = try await files.entries(.careEpisode)
        #expect(found.count == nothing.count && found.allSatisfy { $0.until == nil && $0.facts[.changeReason] == nil })
        let (workers, _) = try await loaded(["sw.csv": "CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON\nA1,01/06/2013,0,01/06/2023,None,\n"])
        #expect(try await workers.entries(.allocation).map(\.worker) == [nil])
        #expect(try await workers.failures(EthnicityMissing.self).isEmpty)
        #expect(try await workers.failures(PupilNumberMissing.self).isEmpty)
    }
}
