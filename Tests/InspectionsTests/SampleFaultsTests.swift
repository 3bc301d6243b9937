import Foundation
import Testing
import Vocabulary

@testable import Inspections

/// Measures the reader on reports in which reading went wrong, on letters, and on links that a person made, where they lie beside the
/// repository.
@Suite(
    "Reports, letters and links beside the repository",
    .enabled(if: SampleReports.areHere, "the sample reports or pdftotext are not on this machine"))
struct SampleFaultsTests {
    @Test func `what was wrong in fifteen reports is right`() throws {
        var wrong: [String] = []
        for answer in try Expected.all("truth-faults.jsonl") {
            let reading = try #require(SampleReports.outcomes[answer.file]).get()
            if let count = answer.recommendations_count, reading.findings.count != count {
                wrong.append("\(answer.file): \(reading.findings.count) items for \(count)")
            }
            answer.check(reading, into: &wrong)
        }
        print("Reports with known faults: \(wrong.count) still wrong")
        #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")
    }

    @Test func `letters give framework, council, days, lead inspector and the count of their lists`() throws {
        let answers = try Expected.all("letters/truth.jsonl")
        var (wrong, leads) = ([String](), 0)
        for answer in answers {
            let reading = try SampleReports.reading(of: "letters/" + answer.file)
            answer.check(reading, into: &wrong)
            leads += answer.lead_inspector != nil && reading.leadInspector == answer.lead_inspector ? 1 : 0
            for (kind, count) in answer.findings ?? [:] where reading.findings.count(where: { $0.kind.rawValue == kind }) != count {
                wrong.append("\(answer.file): \(reading.findings.count { $0.kind.rawValue == kind }) of \(kind) for \(count)")
            }
            #expect(reading.doubts.isEmpty, "\(answer.file): \(reading.doubts.map(\.words))")
        }
        print(
            "Letters: \(answers.count) read, lead inspector right in \(leads) of \(answers.count { $0.lead_inspector != nil }), wrong \(wrong.count)"
        )
        #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")
    }

    @Test func `links are those that a person made`() throws {
        let handed = try Expected.lines("links.jsonl").map { try JSONDecoder().decode(Links.self, from: $0) }
            .map { JudgedLink(file: $0.file, finding: $0.finding, right: $0.right, acceptable: $0.acceptable) }
        for (name, judged, least) in [
            ("handed", handed, 0.87), ("developed", JudgedLink.developed, 0.85), ("kept apart", JudgedLink.keptApart, 0.8),
        ] {
            var score = LinkScore()
            for link in judged {
                let reading = try #require(SampleReports.outcomes[link.file]).get()
                score.count(try #require(reading.findings.dropFirst(link.finding).first).paragraphs, for: link)
            }
            print("Links, \(name): \(score.summary)")
            #expect(score.precision >= least && score.recall >= least, "\(name)")
        }
    }

    @Test func `a report whose grades are good or better has strengths`() throws {
        for (name, outcome) in SampleReports.outcomes {
            guard case .success(let reading) = outcome, let overall = reading.judgement(of: .overall)?.grade, overall.rank >= 3 else {
                continue
            }
            #expect(!reading.strengths.isEmpty, "\(name)")
        }
    }

    @Test func `nothing is doubted that is right`() throws {
        var doubts: [String] = []
        for answer in try HandCheckedAnswer.all() {
            guard case .success(let reading)? = SampleReports.outcomes[answer.file] else { continue }
            doubts += reading.doubts.map { "\(answer.file): \($0.words)" }
        }
        print("Doubts in hand-checked reports: \(doubts.count)")
        #expect(doubts.isEmpty, "\(doubts.joined(separator: "\n"))")
    }
}

/// One line of the answers; what a line does not have was not checked.
private struct Expected: Decodable {
    struct Previous: Decodable { let date, grade: String? }

    let file: String
    let framework, local_authority, inspection_start, inspection_end, lead_inspector: String?
    let judgements: [String: String?]?
    let previous: Previous?
    let recommendations_count: Int?
    let findings: [String: Int]?

    static func lines(_ name: String) throws -> [Data] {
        guard let folder = SampleReports.folder else { return [] }
        return try String(contentsOf: folder.appending(path: name), encoding: .utf8).split(separator: "\n").map { Data($0.utf8) }
    }

    static func all(_ name: String) throws -> [Expected] { try lines(name).map { try JSONDecoder().decode(Expected.self, from: $0) } }

    func check(_ reading: ReportReading, into wrong: inout [String]) {
        func check(_ field: String, _ read: String?, _ right: String?) {
            if let right, read != right { wrong.append("\(file) \(field): \(read ?? "none") for \(right)") }
        }
        check("framework", reading.framework?.code, framework)
        check("local_authority", reading.localAuthority.map { LocalAuthorities.key($0) }, local_authority.map { LocalAuthorities.key($0) })
        check("inspection_start", reading.inspectionStart?.iso, inspection_start)
        check("inspection_end", reading.inspectionEnd?.iso, inspection_end)
        check("lead_inspector", reading.leadInspector, lead_inspector)
        check("previous date", reading.previous?.date, previous?.date)
        check("previous grade", reading.previous?.grade?.answersCode, previous?.grade)
        for (key, grade) in judgements ?? [:] {
            check(key, reading.judgements.first { $0.area.answersKey == key }?.grade?.answersCode, grade)
        }
    }
}

private struct Links: Decodable {
    let file: String
    let finding: Int
    let right, acceptable: [Int]
}

/// How many links are right, how many of those wanted are there, and how often the first is right.
private struct LinkScore {
    private var (linked, right, wanted, found, firsts, findings) = (0, 0, 0, 0, 0, 0)

    var precision: Double { Double(right) / Double(max(linked, 1)) }
    var recall: Double { Double(found) / Double(max(wanted, 1)) }
    var summary: String {
        "precision \(right) of \(linked) (\(percent(precision)) %), recall \(found) of \(wanted) (\(percent(recall)) %), first link right in \(firsts) of \(findings)"
    }

    mutating func count(_ links: [Int], for judged: JudgedLink) {
        let all = Set(judged.right + judged.acceptable)
        linked += links.count
        right += links.count(where: all.contains)
        wanted += judged.right.count
        found += judged.right.count(where: links.contains)
        findings += 1
        firsts += links.first.map(all.contains) == true ? 1 : 0
    }

    private func percent(_ share: Double) -> Int { Int((share * 100).rounded()) }
}
