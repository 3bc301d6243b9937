import Vocabulary

/// Who lives in the household when the council first hears of it.
extension Life {
    enum Kind { case usual, longStanding, beforeBirth, unaccompanied }

    /// How deep the council's part in a family's life goes.
    enum Path { case nothingFurther, assessedOnly, inNeed, enquiryOnly, conferenceOnly, protection, preProceedings, urgentCare, agreedCare }

    mutating func kind() -> Kind {
        dice.weighted([.usual: 0.9, .longStanding: 0.045, .beforeBirth: 0.045, .unaccompanied: 0.01], otherwise: .usual)
    }

    /// A working day in the five years; some families have been known for long before them.
    mutating func firstDay(_ kind: Kind) -> Day {
        let years = max(30, plan.until - plan.from)
        switch kind {
        case .longStanding: return office.onOrAfter(plan.from - dice.along(30, 300, 700, 1200, 2000, 3000))
        case .usual, .beforeBirth, .unaccompanied:
            return office.onOrAfter(plan.from + dice.whole(-240...max(1, years - 4)))
        }
    }

    mutating func addChildren(at day: Day, kind: Kind) {
        let ethnicity = oneEthnicity()
        switch kind {
        case .unaccompanied:
            let born = day - dice.along(14 * 365 + 200, 16 * 365, 16 * 365 + 200, 17 * 365, 17 * 365 + 200)
            add(sex: dice.chance(0.92) ? "M" : "F", born: born, expected: nil, dice.pick(["OOTH", "BAFR", "AOTH"]))
        case .beforeBirth:
            addUnborn(at: day, ethnicity)
            if dice.chance(0.5) { addBorn(ages: [365, 900, 1500, 2500], at: day, ethnicity) }
        case .longStanding: addBorn(ages: [0, 700, 1700, 2800, 3800, 4800, 5400], at: day, ethnicity)
        case .usual: addBorn(ages: [0, 500, 1300, 2300, 3300, 4300, 5300, 5800], at: day, ethnicity)
        }
    }

    private mutating func addBorn(ages: [Int], at day: Day, _ ethnicity: String) {
        let count = dice.weighted([1: 44, 2: 31, 3: 15, 4: 7, 5: 3], otherwise: 1)
        var born = day - 8 - along(ages)
        for number in 0..<count where born < day - 5 {
            add(sex: dice.chance(0.52) ? "M" : "F", born: born, expected: nil, ethnicity)
            if number + 1 < count { born = born + (dice.chance(0.03) ? 0 : dice.whole(330...1300)) }
        }
    }

    private mutating func addUnborn(at day: Day, _ ethnicity: String) {
        let expected = day + dice.whole(55...150)
        let born = expected + dice.whole(-14...10)
        let known = born <= plan.until
        let sex = dice.chance(0.51) ? "M" : "F"
        add(sex: known ? sex : "U", born: known ? born : nil, expected: expected, ethnicity)
    }

    private mutating func add(sex: String, born: Day?, expected: Day?, _ ethnicity: String) {
        let hasNumber = born.map { $0.years(on: plan.until) >= 5 } ?? false
        let arrived =
            ["OOTH", "BAFR", "AOTH"].contains(ethnicity) && household.children.isEmpty && born.map { plan.until - $0 > 5000 } == true
        let number = "M\(household.family.dropFirst())\(household.children.count + 1)"
        var disabilities: [String] = []
        if dice.chance(0.11) { disabilities = [dice.pick(["AUT", "LD", "BEH", "MOB", "COMM", "HEAR", "VIS"])] }
        household.children.append(
            LifelikeChild(
                number: number, family: household.family, team: team.id, forename: Names.forename(sex, &dice), surname: household.surname,
                sex: sex, ethnicity: ethnicity, born: born, expected: expected,
                pupilNumber: hasNumber && !arrived ? Names.pupil(&dice, born: born?.year ?? 2000) : "",
                noPupilNumber: hasNumber ? (arrived ? "UN2" : "") : "UN1", disabilities: disabilities, home: household.postcode))
    }

    private mutating func oneEthnicity() -> String {
        dice.weighted(
            [
                "WBRI": 78, "WOTH": 5, "MWBC": 2.4, "MWBA": 1.2, "MWAS": 1.8, "MOTH": 2, "AIND": 0.8, "APKN": 1.2, "ABAN": 0.6, "AOTH": 1,
                "BCRB": 0.8, "BAFR": 1.4, "WROM": 0.8, "WIRT": 0.4, "OOTH": 1.2, "NOBT": 1, "REFU": 0.4,
            ], otherwise: "WBRI")
    }
}
