import ArgumentParser
import Foundation
import Indicators
import Intake
import Vocabulary

/// Counts figures straight from a file of assessments. Nothing is kept.
struct MeasureCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure", abstract: "Count figures from a CSV file of assessments and print them.",
        discussion: """
            Per team, the share of assessments that were completed within 45 working days of their start, and the median; per month, the \
            share of referrals that are re-referrals within 12 months. The file needs the columns Child Unique ID, Referral date, \
            Assessment start date, Assessment completion date and Allocated Team, with dates as dd/mm/yyyy. Rows that cannot be counted \
            are left out and reported on standard error.
            """)

    @Option(help: "The file of assessments, as CSV.") var csv: String
    @Flag(help: "Print the shares (k1), the medians (k2) and the re-referrals (k3) as JSON, unrounded.") var json = false

    func run() async throws {
        let figures: AssessmentFigures
        do {
            figures = try await AssessmentFile(path: csv).figures(parts: min(4, ProcessInfo.processInfo.activeProcessorCount))
        } catch let refusal as AssessmentFileRefusal {
            throw CommandRefusal(refusal.words)
        }
        let left = figures.leftOutInWords
        if !left.isEmpty { FileHandle.standardError.write(Data((left.joined(separator: "\n") + "\n").utf8)) }
        print(json ? try figures.json() : FiguresInWords(figures).text)
    }
}

/// A file of assessments, laid into memory as it is read and let go behind the reading.
struct AssessmentFile {
    private let bytes: MappedFile

    init(path: String) throws {
        do {
            bytes = try MappedFile(path)
        } catch {
            throw CommandRefusal("The file “\(path)” cannot be read: \(String(cString: strerror(error.number))).")
        }
    }

    /// Each part is read by a thread of its own, from the first line that begins in it. Where that turns out to be inside a quoted cell of
    /// the part before, it is read again from the right place.
    func figures(parts: Int) async throws -> AssessmentFigures {
        let headings = try AssessmentHeadings(bytes.all)
        let first = AssessmentTally(headings)
        let size = bytes.all.count
        let length = max((size - headings.end) / max(parts, 1) + 1, 1 << 20)
        let starts = Array(stride(from: headings.end, to: max(size, headings.end + 1), by: length))
        let stops = starts.dropFirst() + [size]
        var guesses = await withTaskGroup(of: (Int, Part).self) { group in
            for (index, stop) in stops.enumerated() {
                let start = index == 0 ? headings.end : lineStart(after: starts[index])
                group.addTask { (index, read(first, from: start, until: stop)) }
            }
            return await group.reduce(into: [Int: Part]()) { $0[$1.0] = $1.1 }
        }
        var (tally, at) = (first, headings.end)
        for (index, stop) in stops.enumerated() {
            guard let guessed = guesses.removeValue(forKey: index) else { continue }
            let part = guessed.start == at ? guessed : read(first, from: at, until: stop)
            if index == 0 { tally = part.tally } else { tally.add(part.tally) }
            at = part.end
        }
        return tally.figures()
    }

    private struct Part: Sendable {
        let start: Int
        let end: Int
        let tally: AssessmentTally
    }

    private func read(_ empty: AssessmentTally, from start: Int, until stop: Int) -> Part {
        var (tally, at) = (empty, start)
        while at < stop {
            let begin = at
            at = tally.read(bytes.all, from: at, until: min(at + 4 << 20, stop))
            bytes.letGo(begin, at)
        }
        return Part(start: start, end: at, tally: tally)
    }

    private func lineStart(after place: Int) -> Int {
        bytes.all[(place - 1)...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.all.count
    }
}

/// The figures for a person at a terminal.
struct FiguresInWords {
    let text: String

    init(_ figures: AssessmentFigures) {
        let teams = figures.teams.map { team in
            [
                team.name.isEmpty ? "(no team)" : team.name, "\(team.completed)", "\(team.inTime)", Self.share(team.share),
                team.median.map { $0.formatted(.number.locale(Self.english)) } ?? "not known",
            ]
        }
        let months = figures.months.map { [$0.name, "\($0.referrals)", "\($0.repeated)", Self.share($0.share)] }
        text =
            "Assessments completed within 45 working days of their start\n\n"
            + Self.table([["Team", "Completed", "In time", "Share", "Median in working days"]] + teams)
            + "\nReferrals within 12 months of an earlier referral of the same child\n\n"
            + Self.table([["Month", "Referrals", "Re-referrals", "Share"]] + months)
    }

    private static let english = Locale(identifier: "en_GB")

    private static func share(_ share: Double?) -> String {
        share.map { $0.formatted(.percent.precision(.fractionLength(1)).locale(english)) } ?? "not known"
    }

    /// The first column to the left, the others to the right.
    private static func table(_ rows: [[String]]) -> String {
        let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            let cells = row.enumerated().map { column, cell in
                let blanks = String(repeating: " ", count: widths[column] - cell.count)
                return column == 0 ? cell + blanks : blanks + cell
            }
            return cells.joined(separator: "  ") + "\n"
        }.joined()
    }
}
