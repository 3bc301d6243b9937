import Vocabulary

/// To which year and which data day files of one form belong, and how that is known.
package struct ReturnDating: Hashable, Sendable {
    /// As in 2024-25; of the census the year of its header. Empty where it is not known, and for the forms that have no year.
    package let period: String
    /// Nil where nothing in the files tells a day.
    package let taken: Day?
    /// For a page: what the year and the day were taken from.
    package let evidence: String
    /// Why a person should look before the return is accepted.
    package let doubt: String?

    package init(period: String, taken: Day?, evidence: String, doubt: String? = nil) {
        (self.period, self.taken, self.evidence, self.doubt) = (period, taken, evidence, doubt)
    }
}

/// What the files of one return say of their own year and day.
package struct ReturnEvidence: Sendable {
    package var format: ReturnFormat
    /// The file’s own name and those of the folders around it, the nearest first.
    package var names: [String]
    /// From the header of a census.
    package var headerYear = ""
    package var referenceDay: Day?
    /// How often something begins or ends on each day; of the looked-after return, where it has episodes, those of its episodes.
    package var days: [Day: Int]
    package var loaded: Day
    /// The years of the looked-after return that are current already.
    package var current: Set<String>

    package init(
        format: ReturnFormat, names: [String], headerYear: String = "", referenceDay: Day? = nil, days: [Day: Int] = [:], loaded: Day,
        current: Set<String> = []
    ) {
        (self.format, self.names, self.headerYear, self.referenceDay) = (format, names, headerYear, referenceDay)
        (self.days, self.loaded, self.current) = (days, loaded, current)
    }

    package var dating: ReturnDating {
        switch format {
        case .census: census
        case .lookedAfter: lookedAfter
        case .annexA, .standardDataset: extract
        }
    }

    private var census: ReturnDating {
        if let day = referenceDay {
            return ReturnDating(
                period: headerYear, taken: min(day, loaded),
                evidence: "Header of the census: \(headerYear.isEmpty ? "year not known" : "year \(headerYear)"), reference date \(day)",
                doubt: doubt(referenceDay: day))
        }
        let newest = newest
        return ReturnDating(
            period: headerYear, taken: newest?.day,
            evidence: "The header of the census has no reference date"
                + (newest.map { ": the latest date in it\($0.besides) is taken" } ?? ""),
            doubt: newest?.doubt)
    }

    /// The header’s year is the one that the reference date ends, or, as some systems write it, the one before.
    private func doubt(referenceDay day: Day) -> String? {
        if day > loaded.adding(months: 12) { return "The reference date of the census, \(day), lies more than a year ahead. Is it right?" }
        guard let year = Int(headerYear), !(0...1).contains(day.year - year) else { return nil }
        return "The header of the census says year \(year) and reference date \(day). Which is right?"
    }

    private var extract: ReturnDating {
        if let (day, name) = names.lazy.compactMap({ name in DateInName.day(name).map { ($0, name) } }).first, day <= loaded {
            return ReturnDating(period: "", taken: day, evidence: "The date in the name “\(name)”")
        }
        guard let newest else {
            return ReturnDating(period: "", taken: nil, evidence: "Not known: there is no date in the files or in their names")
        }
        return ReturnDating(
            period: "", taken: newest.day,
            evidence: "The latest date in the files\(newest.besides); \(format == .annexA ? "Annex A" : "the dataset") gives no other",
            doubt: newest.doubt)
    }

    private var lookedAfter: ReturnDating {
        let named = names.lazy.compactMap { name in DateInName.year(name).map { (year: $0, name: name) } }.first
        let counts = Dictionary(grouping: days.filter { $0.key <= loaded }, by: { CollectionYear(containing: $0.key) }).mapValues {
            $0.reduce(0) { $0 + $1.value }
        }
        guard let year = named?.year ?? latest(counts) else {
            return ReturnDating(
                period: "", taken: nil, evidence: "Not known: there is no date in the files and no year in their names")
        }
        let (later, own) = (counts.filter { $0.key > year }.reduce(0) { $0 + $1.value }, counts[year] ?? 0)
        var evidence = named.map { "The year in the name “\($0.name)”" } ?? "The dates on which episodes begin and end"
        if later > 0 { evidence += "; \(later) \(later == 1 ? "date lies" : "dates lie") after the end of the year" }
        var doubt: String?
        if let named, later >= enough(of: counts) {
            doubt = "The name “\(named.name)” says \(year.words), but \(later) dates in it are later. Is this the return of another year?"
        } else if let named, own == 0, let found = latest(counts), found < year {
            doubt =
                "The name “\(named.name)” says \(year.words), but nothing in it happened in that year. Is this the return of \(found.words)?"
        } else if named == nil, later > 0, current.contains(year.words), let last = year.lastDay {
            doubt =
                "\(later) \(later == 1 ? "date in the return lies" : "dates in the return lie") after \(last), and the return of "
                + "\(year.words) is already current. Is this the return of a later year?"
        }
        return ReturnDating(period: year.words, taken: year.lastDay.map { min($0, loaded) }, evidence: evidence, doubt: doubt)
    }

    /// So many dates are no slip of the hand: two where there are three or more, and one in fifty.
    private func enough(of counts: [CollectionYear: Int]) -> Int {
        let total = counts.values.reduce(0, +)
        return total < 3 ? 1 : max(2, (total + 49) / 50)
    }

    /// The latest year that enough dates lie in or after: one date that was typed wrongly moves no year.
    private func latest(_ counts: [CollectionYear: Int]) -> CollectionYear? {
        var sum = 0
        for year in counts.keys.sorted(by: >) {
            sum += counts[year] ?? 0
            if sum >= enough(of: counts) { return year }
        }
        return nil
    }

    /// The latest day, and a doubt where it may be a slip of the hand: far beyond the second latest date, or of many dates the third. Where
    /// something happens every few days up to one day, and after it for more than a week a date or two and no more, the data ends on that
    /// day: what lies after it was typed wrongly, moves no day, and a rule points it out.
    private var newest: (day: Day, besides: String, doubt: String?)? {
        let past = days.filter { $0.key <= loaded }
        let total = past.values.reduce(0, +)
        var (sum, sorted) = (0, past.keys.sorted(by: >)[...])
        guard let latest = sorted.first else { return nil }
        while let day = sorted.first, sum + (past[day] ?? 0) < (total < 50 ? 2 : max(3, min(25, total / 2000))) {
            sum += past[day] ?? 0
            sorted.removeFirst()
        }
        // Few dates lie far apart anyway.
        guard total > 2, let next = sorted.first, latest - next > 7 else { return (latest, "", nil) }
        guard latest - next > (total < 50 ? 183 : 31) else {
            guard isBusy(upTo: next, until: latest, past) else { return (latest, "", nil) }
            return (next, ", but for \(sum == 1 ? "one" : "\(sum)") up to \(latest)", nil)
        }
        return (
            latest, "",
            "The latest date in the files (\(format.words)) is \(latest), \(latest - next) days after the others. Is it right? If not, "
                + "set the data day to \(next)."
        )
    }
}

extension ReturnEvidence {
    /// So many dates in the eight weeks up to a day that hardly any between it and a later one would be no chance: fifteen or more were due.
    private func isBusy(upTo last: Day, until latest: Day, _ past: [Day: Int]) -> Bool {
        let days = 56
        let recent = past.reduce(0) { $0 + ($1.key > last - days && $1.key <= last ? $1.value : 0) }
        return recent * (latest - last) >= 15 * days
    }
}

/// A year or a day in the name of a file or folder.
package enum DateInName {
    /// `2024-25`, `2024_2025`, `202425`, `24-25`, `2425`, `31 March 2025`. Nil where there is none, or more than one.
    package static func year(_ name: String) -> CollectionYear? {
        var years: Set<Int> = []
        for match in name.matches(of: /(?:^|\D)(20\d\d)[-_\/ –]?(20)?(\d\d)(?![-_\/.]?\d)/) {
            if let first = Int(match.1), let last = Int(match.3), (first + 1) % 100 == last { years.insert(first) }
        }
        for match in name.matches(of: /(?:^|[^\d\-_\/.])(\d\d)[-_\/](\d\d)(?![-_\/.]?\d)/) {
            if let first = Int(match.1), let last = Int(match.2), (15...60).contains(first), first + 1 == last {
                years.insert(2000 + first)
            }
        }
        // 2223; but 2021 may be the year 2021.
        for match in name.matches(of: /(?:^|[^\d\-_\/.]|[A-Za-z][-_.])(\d\d)(\d\d)(?![-_\/.]?\d)/) where years.isEmpty && day(name) == nil {
            if let first = Int(match.1), let last = Int(match.2), (15...60).contains(first), first != 20, first + 1 == last {
                years.insert(2000 + first)
            }
        }
        if years.isEmpty, let day = day(name), day.month == 3, day.dayOfMonth == 31 { years.insert(day.year - 1) }
        return years.count == 1 ? years.first.map { CollectionYear(begins: $0) } : nil
    }

    /// `2026-11-01`, `20261101`, `01-11-2026`, `01112026`, `1 November 2026`. Nil where there is none, or more than one.
    package static func day(_ name: String) -> Day? {
        var days: Set<Day> = []
        for match in name.matches(of: /(?:^|\D)(20\d\d)[-_. ]?(\d\d)[-_. ]?(\d\d)(?!\d)/) {
            if let day = Day(Int(match.1) ?? 0, Int(match.2) ?? 0, Int(match.3) ?? 0) { days.insert(day) }
        }
        for match in name.matches(of: /(?:^|\D)(\d\d)[-_. ]?(\d\d)[-_. ]?(20\d\d)(?!\d)/) {
            if let day = Day(Int(match.3) ?? 0, Int(match.2) ?? 0, Int(match.1) ?? 0) { days.insert(day) }
        }
        for match in name.matches(of: /(\d{1,2})(?:st|nd|rd|th)?[-_ ]([A-Za-z]{3,9})[-_ ](20\d\d)/) {
            let word = match.2.lowercased()
            guard let month = Day.monthNames.firstIndex(where: { $0.lowercased().hasPrefix(word) }) else { continue }
            if let day = Day(Int(match.3) ?? 0, month + 1, Int(match.1) ?? 0) { days.insert(day) }
        }
        return days.count == 1 ? days.first : nil
    }
}
