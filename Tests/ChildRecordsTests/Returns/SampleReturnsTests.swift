import ChildRecords
import Foundation
import Testing
import Vocabulary

@testable import ChildReturns

/// The sector's own sample files, where they lie beside the repository.
@Suite(
    "The sector's sample returns", .enabled(if: SampleReturns.folder != nil, "the folder of sample returns is not beside the repository"))
struct SampleReturnsTests {
    @Test func `every file is read, and each held row is one that nobody could place`() throws {
        var held: [ReadReturn.Held] = []
        for file in SampleReturns.files {
            let read = try ReadReturn(file.path)
            held += read.held
        }
        #expect(held.allSatisfy { $0.reason == .inTheFuture })
        // As another program counts them, by file and column; docs/sample-returns.md says what each is.
        #expect(Dictionary(grouping: held, by: \.column).mapValues(\.count) == SampleReturns.held)
    }

    @Test func `the census of 2026 gives pre-proceedings with every day, and its stray text is told`() throws {
        let read = try ReadReturn(try #require(SampleReturns.files.first { $0.lastPathComponent == "CIN_Census_2026.xml" }).path)
        let spell = try #require(read.of(.preProceedings).first)
        #expect((spell.from, spell.until) == (Day(2026, 9, 9), Day(2026, 12, 1)))
        #expect(spell.day(.letter) == Day(2026, 9, 20))
        #expect(spell.answer(.familyMeetingOffered) == .yes)
        #expect(spell.number(.meetings) == 3)
        #expect(spell.coded(.preProceedingsOutcome, as: PreProceedingsOutcome.self) == .known(.a))
        #expect(read.notes.contains { $0.kind == .strayText && $0.value == "PersonBirthDate" })
        #expect(read.notes.contains(ReturnNote(.year, value: "2023")))
    }

    @Test func `the looked-after return says the same as XML and as CSV of what both hold`() throws {
        let xml = try ReadReturn(try #require(SampleReturns.files.first { $0.lastPathComponent == "fake_903.xml" }).path)
        #expect(xml.of(.careEpisode).count == 459)
        #expect(xml.of(.claReview).count + xml.held.count == 1206)
        #expect(xml.of(.careLeaver).count == 6)
        #expect(xml.of(.adoption).count == 3)
        #expect(xml.of(.careEpisode).allSatisfy { $0.facts[.placementType] != nil })
    }
}

enum SampleReturns {
    static let held = ["REVIEW": 75, "AssessmentActualStartDate": 2, "CINreferralDate": 2]

    static let folder: URL? = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let folder = root.deletingLastPathComponent().appending(path: "shared/sample-returns")
        return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
    }()

    static var files: [URL] {
        guard let folder else { return [] }
        return (FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects as? [URL] ?? [])
            .filter { ["csv", "xml"].contains($0.pathExtension) }.sorted { $0.path < $1.path }
    }
}
