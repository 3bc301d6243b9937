import Vocabulary

/// The time before and in care proceedings. No national text was found for the lengths of pre-proceedings: they are local settings.
extension Timescale {
    static let ofProceedings: [Timescale] = [
        preBirthPlanning, planningPapers, letterBeforeProceedings, firstProceedingsMeeting, proceedingsMidpoint, midpointWindow,
        preProceedingsUsual, preProceedings, application, careProceedings, caseManagementFrom, caseManagement, advocatesMeeting,
        issuesResolution, firstFollowUp, secondFollowUp,
    ]

    private static func local(_ id: String, _ title: String, _ length: Int, _ unit: Unit, _ instrument: String) -> Timescale {
        Timescale(
            id: id, title: title, length: length, unit: unit, force: .local, instrument: instrument, validity: .asTheCouncilSets)
    }

    /// Weeks of pregnancy, of which the expected date of birth is the end of the fortieth.
    package static let weeksOfPregnancy = 40

    /// Counted back from the expected date of birth: 18 weeks before it is the end of week 22.
    package static let preBirthPlanning = local(
        "pre-birth-planning", "Legal planning for an unborn child is held before the expected date of birth", 126, .days,
        "Default: by week 22 of pregnancy, as published by some councils")

    package static let planningPapers = local(
        "planning-papers", "Papers are sent before the legal planning meeting", 5, .clearWorkingDays,
        "Default; no national figure was found")

    package static let letterBeforeProceedings = local(
        "letter-before-proceedings", "The letter before proceedings is sent after the decision", 5, .workingDays,
        "Default; no national figure was found")

    package static let firstProceedingsMeeting = local(
        "first-proceedings-meeting", "The first pre-proceedings meeting is held after the decision", 5, .workingDays,
        "Default, as published by some councils; no national figure was found")

    package static let proceedingsMidpoint = local(
        "proceedings-midpoint", "Pre-proceedings are reviewed at their midpoint", 42, .days,
        "Default: week 6, as published by some councils")

    package static let midpointWindow = local(
        "midpoint-window", "A review counts as the midpoint review when held no earlier than this before the midpoint", 14, .days,
        "Default; no national figure was found")

    package static let preProceedingsUsual = local(
        "pre-proceedings-usual", "Pre-proceedings end, or an extension is approved", 84, .days,
        "Default: 12 weeks, as published by some councils; no text for a national limit was found")

    package static let preProceedings = local(
        "pre-proceedings", "Pre-proceedings end", 112, .days, "Default: 16 weeks; no text for a national limit was found")

    package static let application = local(
        "application", "The application to court is made after the decision to issue", 10, .workingDays,
        "Default; no national figure was found")

    /// The day of issue is the first day. The court may extend.
    package static let careProceedings = Timescale(
        id: "care-proceedings", title: "Care proceedings end", length: 182, unit: .daysFromTheDay, force: .statute,
        instrument: "Children Act 1989, section 32: 26 weeks beginning with the day on which the application was issued",
        validity: .from(day(2014, 4, 22), source: "Children and Families Act 2014; the day is not confirmed"))

    package static let caseManagementFrom = local(
        "case-management-from", "The case management hearing is not before", 12, .workingDaysFromTheDay,
        "Default: the relaunch of the Public Law Outline, January 2023, gives days 12 to 18; that the day of issue is day 1 is not confirmed"
    )

    package static let caseManagement = local(
        "case-management", "The case management hearing is held", 18, .workingDaysFromTheDay,
        "Default: the relaunch of the Public Law Outline, January 2023, gives days 12 to 18; that the day of issue is day 1 is not confirmed"
    )

    package static let advocatesMeeting = local(
        "advocates-meeting", "The advocates’ meeting is held before the hearing", 2, .days,
        "Default: the relaunch of the Public Law Outline, January 2023, gives at least 48 hours")

    package static let issuesResolution = local(
        "issues-resolution", "The issues resolution hearing is held", 140, .days,
        "Default: about week 20, as the relaunch of the Public Law Outline, January 2023, gives it")

    package static let firstFollowUp = local(
        "first-follow-up", "The family is followed up after step-down", 6, .months, "Default; no national figure was found")

    package static let secondFollowUp = local(
        "second-follow-up", "The family is followed up again after step-down", 12, .months, "Default; no national figure was found")

    private static func day(_ year: Int, _ month: Int, _ day: Int) -> Day { Day(year, month, day) ?? Day(number: 0) }
}
