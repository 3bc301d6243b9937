import Foundation
import Testing

@testable import Inspections

@Suite("Every sample file", .enabled(if: SampleReports.areHere, "the sample reports or pdftotext are not on this machine"))
struct EverySampleTests {
    @Test("is read with something in it or refused in words", arguments: SampleReports.files)
    func isReadOrRefused(file: URL) throws {
        switch try #require(SampleReports.outcomes[file.lastPathComponent]) {
        case .success(let reading):
            #expect(reading.framework != nil)
            #expect(!reading.paragraphs.isEmpty)
            let isAllOutstanding = reading.judgements.allSatisfy { $0.grade == .outstanding }
            #expect(!reading.findings.isEmpty || !reading.doubts(about: "recommendations").isEmpty || isAllOutstanding)
            #expect(reading.localAuthority != nil)
            #expect(reading.judgements.allSatisfy { $0.grade != nil || !$0.printed.isEmpty || $0.doubt != nil })
            #expect(!reading.json(file: file.lastPathComponent).contains("\n"))
        case .failure(let refusal):
            #expect(refusal == .emptyText, "only the web page named .pdf has nothing to read")
        }
    }

    @Test func `paragraphs count up through each report with hardly a gap`() throws {
        for (name, outcome) in SampleReports.outcomes {
            guard case .success(let reading) = outcome else { continue }
            let numbers = reading.paragraphs.map(\.number)
            let gaps = zip(numbers, numbers.dropFirst()).count { $1 != $0 + 1 }
            // These two print what the grades mean under a paragraph's number, which is no paragraph.
            let legends = name.contains("norfolk_2013-08-16") || name.contains("kent_2013-08-23") ? 1 : 0
            #expect(gaps <= 1 + legends, "\(name)")
        }
    }

    @Test func `the Shropshire report of 2022 has its findings and weaknesses tied to the right paragraphs`() throws {
        let reading = try #require(SampleReports.outcomes["80552_shropshire_2022-03-25.pdf"]).get()
        #expect(reading.paragraphs.map(\.number) == Array(1...41))
        #expect(reading.findings.map { Set($0.paragraphs) } == [[13, 14], [23], [19]])
        #expect(reading.otherWeaknesses.map(\.paragraphs) == [[1], [2, 35], [21], [41]])
        #expect(reading.doubts.allSatisfy { $0.field == "local_authority" })
    }
}
