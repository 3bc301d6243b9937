import Vocabulary

/// Work before proceedings: what the change of practice of 6 June 2022 moved, and what it did not.
extension Life {
    /// The family's spell, the same for each of its children; each row has its own number.
    mutating func goToLaw(_ referral: inout Referral, _ frame: inout Frame) -> PreProceedingsSpell {
        let family = frame.legal ?? spell(from: frame.conference)
        frame.legal = family
        let own = PreProceedingsSpell(
            id: id("X"), family: family.family, decided: family.decided, letter: family.letter, groupOffered: family.groupOffered,
            groupHeld: family.groupHeld, meeting: family.meeting, reviews: family.reviews, issues: family.issues, outcome: family.outcome,
            issueLetter: family.issueLetter, application: family.application, represented: family.represented,
            plansBefore: family.plansBefore, shortNotice: family.shortNotice, court: family.court, hearings: family.hearings,
            firstPlan: family.firstPlan, firstApproved: family.firstApproved, finalHearing: family.finalHearing, finalPlan: family.finalPlan
        )
        referral.preProceedings.append(own)
        return own
    }

    private mutating func spell(from conference: Day) -> PreProceedingsSpell {
        // How long a plan runs before the legal meeting is habit of the whole service and did not change.
        let decided = office.onOrAfter(conference + dice.along(40, 120, 200, 270, 340, 460))
        let newWay = worksNewWay(on: decided)
        // Moved: the letter within days, the first meeting soon after it.
        let letter = office.day(newWay ? dice.along(0, 2, 3, 4, 5, 7) : dice.along(3, 8, 13, 18, 26, 40), after: decided)
        let meeting = office.day(newWay ? dice.along(3, 5, 7, 8, 11) : dice.along(5, 9, 12, 16, 25), after: letter)
        // Moved: weeks from decision to outcome, and how many families turn back from court.
        let weeks = newWay ? dice.along(9, 11, 13, 15, 16, 20) : dice.along(12, 17, 22, 27, 34, 48)
        let outcome = office.onOrAfter(max(decided + weeks * 7, meeting + 10))
        let issues = !dice.chance(newWay ? 0.44 : 0.29)
        let offered = dice.chance(newWay ? 0.94 : 0.33)
        // Not moved: the days from the decision to issue to the application, representation, the court's own time.
        let application = issues ? office.day(dice.along(3, 6, 9, 13, 20), after: outcome) : nil
        return PreProceedingsSpell(
            id: "", family: "PLO\(id("Y").dropFirst())", decided: decided, letter: letter, groupOffered: offered,
            groupHeld: offered && dice.chance(newWay ? 0.68 : 0.5), meeting: meeting,
            reviews: max(1, (outcome - meeting) / (newWay ? 45 : 75)), issues: issues, outcome: outcome,
            issueLetter: application.map { office.day(dice.whole(0...2), after: $0) }, application: application,
            represented: dice.chance(0.83), plansBefore: dice.weighted([0: 7, 1: 2.4, 2: 0.6], otherwise: 0),
            shortNotice: issues && dice.chance(0.12), court: issues ? "MZ\(outcome.year % 100)C\(dice.whole(10000...99999))" : "",
            hearings: issues ? dice.whole(2...7) : 0, firstPlan: dice.weighted(["A": 6, "D": 3, "B": 1], otherwise: "A"),
            firstApproved: dice.chance(0.86),
            finalHearing: application.map { office.onOrAfter($0 + 7 * dice.along(19, 26, 32, 38, 46, 60)) },
            finalPlan: dice.weighted(["A": 5, "E": 2.5, "C": 1.2, "D": 1.3], otherwise: "A"))
    }
}
