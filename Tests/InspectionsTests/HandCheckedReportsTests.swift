import Foundation
import Testing
import Vocabulary

@testable import Inspections

/// Measures the reader on published reports whose answers were checked by hand, where they lie beside the repository.
///
/// A recommendation counts as found when its words, without case, punctuation and kinds of quotation marks, are shared to nine
/// tenths with one of the answers that no other item has taken.
@Suite("Hand-checked reports", .enabled(if: SampleReports.areHere, "the sample reports or pdftotext are not on this machine"))
struct HandCheckedReportsTests {
    @Test func `grades, dates, inspector, framework and council are all right and the lists are found`() throws {
        var score = ReadingScore()
        for answer in try HandCheckedAnswer.all() {
            switch try #require(SampleReports.outcomes[answer.file]) {
            case .success(let reading): score.count(reading, against: answer)
            case .failure(let refusal):
                #expect(answer.framework == "not_a_pdf", "\(answer.file): \(refusal)")
                score.refused += 1
            }
        }
        print(score.summary)
        #expect(score.reports == 32 && score.refused == 1)
        #expect(score.wrong.isEmpty, "\(score.wrong.joined(separator: "\n"))")
        #expect(score.f1 >= 0.995)
        #expect(Double(score.previousRight) >= 0.98 * Double(score.previousPrinted))
    }
}

/// One line of the answers.
struct HandCheckedAnswer: Decodable {
    struct Previous: Decodable {
        let date: String
        let grade: String?
    }

    let file: String
    let local_authority: String
    let framework: String
    let inspection_start: String?
    let inspection_end: String?
    let publication_date: String?
    let lead_inspector: String?
    let judgements: [String: String?]
    let previous: Previous?
    let recommendations: [String]
    let skip_fields: [String]?

    static func all() throws -> [HandCheckedAnswer] {
        guard let folder = SampleReports.folder else { return [] }
        let text = try String(contentsOf: folder.appending(path: "truth-dev.jsonl"), encoding: .utf8)
        return try text.split(separator: "\n").map { try JSONDecoder().decode(HandCheckedAnswer.self, from: Data($0.utf8)) }
    }
}

/// Counts what was read right.
struct ReadingScore {
    var reports = 0
    var refused = 0
    var fields = 0
    var grades = 0
    var wrong: [String] = []
    var previousRight = 0
    var previousPrinted = 0
    var previousWrong: [String] = []
    var found = 0
    var extra = 0
    var missed = 0

    var f1: Double { found == 0 ? 0 : 2 * Double(found) / Double(2 * found + extra + missed) }

    var summary: String {
        """
        Hand-checked reports: \(reports) read, \(refused) refused
          grades \(grades), other fields \(fields), wrong \(wrong.count)
          recommendations: found \(found), extra \(extra), missed \(missed), F1 \((f1 * 10_000).rounded() / 10_000)
          previous inspection right in \(previousRight) of \(previousPrinted) dates and grades\(previousWrong.isEmpty ? "" : ", not in " + previousWrong.joined(separator: ", "))
        """
    }

    mutating func count(_ reading: ReportReading, against answer: HandCheckedAnswer) {
        reports += 1
        check("framework", reading.framework?.code, answer.framework, answer)
        check("local_authority", plain(reading.localAuthority), plain(answer.local_authority), answer)
        check("inspection_start", reading.inspectionStart?.iso, answer.inspection_start, answer)
        check("inspection_end", reading.inspectionEnd?.iso, answer.inspection_end, answer)
        check("publication_date", reading.publicationDate?.iso, answer.publication_date, answer)
        check("lead_inspector", reading.leadInspector, answer.lead_inspector, answer)
        for (key, grade) in answer.judgements where answer.skip_fields?.contains(key) != true {
            let read = reading.judgements.first { $0.area.answersKey == key }?.grade?.answersCode
            grades += 1
            if read != grade { wrong.append("\(answer.file) \(key): \(read ?? "none") for \(grade ?? "none")") }
        }
        count(previous: reading.previous, against: answer)
        count(reading.findings.map(\.text), against: answer.recommendations)
    }

    /// Date and grade, each where the answers have one.
    private mutating func count(previous: PreviousInspection?, against answer: HandCheckedAnswer) {
        let pairs = [(previous?.date, answer.previous?.date), (previous?.grade?.answersCode, answer.previous?.grade)]
        for (read, right) in pairs where right != nil {
            previousPrinted += 1
            if read == right { previousRight += 1 } else { previousWrong.append(answer.file) }
        }
    }

    private mutating func check(_ field: String, _ read: String?, _ right: String?, _ answer: HandCheckedAnswer) {
        fields += 1
        if read != right { wrong.append("\(answer.file) \(field): \(read ?? "none") for \(right ?? "none")") }
    }

    private func plain(_ name: String?) -> String? { name.map { Words.all(in: $0).joined() } }

    private mutating func count(_ items: [String], against answers: [String]) {
        var left = answers.map { Words.all(in: $0) }
        for item in items {
            let words = Words.all(in: item)
            if let place = left.firstIndex(where: { isMatch(words, $0) }) {
                left.remove(at: place)
                found += 1
            } else {
                extra += 1
            }
        }
        missed += left.count
    }

    private func isMatch(_ left: [String], _ right: [String]) -> Bool {
        var counts = Dictionary(left.map { ($0, 1) }, uniquingKeysWith: +)
        var shared = 0
        for word in right where counts[word, default: 0] > 0 {
            counts[word, default: 0] -= 1
            shared += 1
        }
        return Double(shared) >= 0.9 * Double(max(left.count, right.count, 1))
    }
}
