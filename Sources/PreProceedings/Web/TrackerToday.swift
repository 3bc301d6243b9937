import ChildRecordsWeb
import GRDB
import Indicators
import PreProceedings
import SiteKit
import Vocabulary

/// Figures of the legal tracker at the time of a paper and now: of decisions in twelve whole months before each. They are counted over every
/// case, from what is recorded today, and say nothing of one family.
package enum TrackerToday {
    /// - Parameter codes: those of other registers are left out.
    package static func read(_ codes: [String], said: Day, on today: Day, in db: Database) throws -> [MeasuredToday] {
        let asked = codes.filter(TrackerFigures.codes.contains)
        if asked.isEmpty { return [] }
        let cases = try Identifier<PreProceedingsCase>.fetchAll(db, sql: "SELECT id FROM pre_proceedings_case").compactMap {
            try PreProceedingsCase.load($0, in: db)
        }
        let figures = TrackerFigures(
            cases, letters: try SentLetter.all("1", in: db), from: nil, until: nil, try LocalTerms.read(in: db), on: today)
        let year = { (day: Day) in MeasurePeriod(.year, endingInMonthOf: lastWholeMonth(before: day)) }
        let (then, now) = (year(min(said, today)), year(today))
        return asked.compactMap { code in
            guard let whole = figures.figure(code) else { return nil }
            let verdict = TrackerSeries(code, of: figures, on: today)?.chart([], on: today).map { VerdictOfMeasure($0) }
            return MeasuredToday(
                code: code, title: whole.title, path: TrackerPlaces.months(of: code), act: .readPreProceedings,
                TrueToday(
                    then: figure(figures.over(then).figure(code), then), now: figure(figures.over(now).figure(code), now),
                    verdict: verdict, direction: whole.better))
        }
    }

    private static func lastWholeMonth(before day: Day) -> Day { MeasurePeriod(monthThrough: day).first - 1 }

    private static func figure(_ found: TrackerFigure?, _ period: MeasurePeriod) -> TrueToday.Figure {
        guard let found, found.count > 0 else {
            return TrueToday.Figure(MeasureGap.nothingToCount.words, period: period.words, isKnown: false)
        }
        let waiting = found.leftOut.sorted { $0.key < $1.key }.map { "; \($0.key): \($0.value)" }.joined()
        return TrueToday.Figure(found.words + waiting, period: period.words)
    }
}

extension TrackerSeries {
    /// Of every whole month, or quarter, that anything is counted in.
    init?(_ code: String, of figures: TrackerFigures, by length: MeasurePeriod.Length? = nil, on today: Day) {
        func periods(_ length: MeasurePeriod.Length) -> [MeasurePeriod] {
            figures.first.map { MeasuredPeriods.all(length, from: MeasurePeriod(length, endingInMonthOf: $0).first, until: today) } ?? []
        }
        self.init(code, of: figures, months: periods(.month), quarters: periods(.quarter), by: length)
    }
}

extension SentLetter {
    /// The letters that went out of cases, with the case as `item`.
    static func all(_ condition: SQL, in db: Database) throws -> [SentLetter] {
        let sql: SQL = """
            SELECT letter.sent_on, letter.reading_ease, (SELECT sum(points) FROM case_letter_point WHERE letter = letter.id) AS score
            FROM case_letter AS letter JOIN pre_proceedings_case AS item ON item.id = letter.proceedings
            WHERE letter.sent_on IS NOT NULL AND (\(literal: condition))
            """
        return try Row.fetchAll(db, literal: sql).map {
            SentLetter(sent: $0["sent_on"], score: $0["score"], readingEase: $0["reading_ease"])
        }
    }
}
