import Vocabulary

extension Doubt {
    /// The field of the doubt whether a report is this council's. It stops the report until a person gives a reason.
    package static let otherCouncil = "other_council"
}

extension ReportReading {
    /// Whether the report is about this council, of a framework that its days allow, and of days that have been.
    /// - Parameter own: the council whose installation this is; nil where it is not set.
    package mutating func question(own: OwnAuthority?, today: Day) {
        if let own, let printed = localAuthority {
            if own.isNamed(printed) {
                doubts.removeAll { $0.field == "local_authority" }
            } else {
                doubts.insert(
                    Doubt(
                        Doubt.otherCouncil,
                        "This is a report on \(printed). This council is \(own.name). Say why the report is added, or correct the council’s name."
                    ), at: 0)
            }
        }
        if let framework, let start = inspectionStart, let used = framework.yearsUsed, !used.contains(start.year) {
            doubts.append(
                Doubt(
                    "inspection_start",
                    "The report has the form of “\(framework.name)” and says that the inspection began in \(start.year). Check the days."))
        }
        // The day of publication may lie ahead: a council has the report before.
        if let end = inspectionEnd, end > today {
            doubts.append(Doubt("inspection_end", "The inspection ends on \(end), which is after today. Check the day."))
        }
    }
}

extension Framework {
    /// The years in which inspections of this form began; nil where they go on in one form.
    fileprivate var yearsUsed: ClosedRange<Int>? {
        switch self {
        case .lookedAfter2013: 2013...2013
        case .singleInspection: 2013...2018
        case .singleReinspection: 2014...2018
        case .ilacs2018: 2017...2022
        case .ilacs2023: 2023...2026
        case .ilacs2026: 2026...2100
        case .jointTargetedArea: 2016...2100
        case .focusedVisit: 2017...2100
        case .monitoringVisit: 2014...2100
        case .safeguardingBoardReview: 2013...2018
        }
    }
}
