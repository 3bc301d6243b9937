import Vocabulary

/// Annex A, lists 1 to 11: what is given to inspectors, six months back from the day of the extract.
package struct AnnexA: Sendable {
    let plan: CouncilPlan
    /// The first day of the six months.
    let since: Day
    private let names: [String: String]
    private let teams: [String: String]

    package init(_ council: InventedCouncil) {
        plan = council.plan
        since = plan.day.adding(months: -6) + 1
        names = Dictionary(council.workers.map { ($0.id, $0.name) }) { first, _ in first }
        teams = Dictionary(TeamManner.all.map { ($0.id, $0.name) }) { first, _ in first }
    }

    /// The lists by number, with their headers.
    package static let headers: [Int: [String]] = [
        1: common + ["Date of Contact", "Contact Source"],
        2: common + ["Assessment start date", "Assessment completion date", "Organisation completing assessment"],
        3: common + [
            "Date of referral", "Referral Source", "Referral NFA?", "Number of Referrals in Last 12 Months", "Allocated Team",
            "Allocated Worker",
        ],
        4: common + disability + [
            "Continuous Assessment Start Date", "Child Seen During Continuous Assessment", "Continuous Assessment Date of Authorisation",
            "Was the child assessed as requiring LA children's social care support?", "Allocated Team", "Allocated Worker",
        ],
        5: common + disability + [
            "Strategy discussion initiating Section 47 Enquiry Start Date",
            "Was an Initial Child Protection Conference deemed unnecessary?", "Date of Initial Child Protection Conference",
            "Did the Initial Child Protection Conference Result in a Child Protection Plan?",
            "Number of Section 47 Enquiries in the last 12 months", "Number of ICPCs in the last 12 months", "Allocated Team",
            "Allocated Worker",
        ],
        6: common + disability + [
            "CIN Start Date", "Primary Need Code", "Date Child Was Last Seen", "CIN Closure Date", "Reason for Closure", "Case Status",
            "Allocated Team", "Allocated Worker",
        ],
        7: common + disability + [
            "Child Protection Plan Start Date", "Initial Category of Abuse", "Latest Category of Abuse", "Date of the Last Statutory Visit",
            "Was the Child Seen Alone?", "Date of latest review conference", "Child Protection Plan End Date",
            "Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months (Y/N)",
            "Number of Previous Child Protection Plans", "Allocated Team", "Allocated Worker",
        ],
        8: common + disability + inCare,
        9: common + disability + [
            "Allocated Team", "Allocated Worker", "Allocated Personal Advisor", "Eligibility Category", "Latest Pathway Plan Review Date",
            "LA in Touch", "Latest Date of Contact", "Type of Accommodation", "Suitability of Accommodation", "Activity Status",
        ],
        10: common + disability + [
            "Family identifier", "Date the Child Entered Care", "Date of Decision that Child Should be Placed for Adoption",
            "Date of Placement Order", "Date of Matching Child and Prospective Adopters", "Date Placed for Adoption",
            "Date of Adoption Order",
            "Date of Decision that Child Should No Longer be Placed for Adoption", "Reason Why Child No Longer Placed for Adoption",
            "Date the child was placed for fostering in FFA or concurrent planning placement",
        ],
        11: [
            "Individual adopter identifier", "Family identifier", "Disability", "Is the (prospective) adopter fostering for adoption?",
            "Date enquiry received", "Date Stage 1 started", "Date Stage 1 ended", "Date Stage 2 started", "Date Stage 2 ended",
            "Date application submitted", "Date application approved", "Date adopter matched with child(ren)",
            "Date child/children placed with adopter(s)", "No. of children placed", "Date of Adoption Order",
            "Date of leaving adoption process", "Reason for leaving adoption process",
        ],
    ]

    private static let common = ["Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Age of Child (Years)"]
    private static let disability = ["Does the Child have a Disability"]
    private static let inCare = [
        "Allocated Team", "Allocated Worker", "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)",
        "Date Started to be Looked After", "Child's Category of Need",
        "Is this a second or subsequent period of being a Looked After Child within the last 12 months (Y/N)",
        "Start date of current legal status", "Child's Legal Status", "Date of Latest Statutory Review", "Date of Last Social Work Visit",
        "What is the permanence plan for this child?", "Date of Last IRO Visit / Contact to the Child", "Date of Last Health Assessment",
        "Date of Last Dental Check", "Number of Placements in the Last 12 months", "Date Ceased to be Looked After",
        "Reason Ceased to be Looked After", "Start Date of Most Recent Placement", "Placement Type", "Placement Provider",
        "Placement postcode", "URN of Placement", "Placement Location", "LA of Placement",
        "Number of Episodes the Child has been 'Missing' from their Placement in the last 12 months",
        "Number of Episodes the Child has been 'Absent' from their Placement in the last 12 months",
        "Was the child offered a Return Interview after their last missing episode (Y/N)?",
        "Did the child accept a Return Interview after their last missing episode (Y/N)?",
    ]

    func name(of worker: String) -> String { names[worker] ?? worker }
    func name(ofTeam team: String) -> String { teams[team] ?? team }

    /// The worker a child is allocated to, or was last.
    func worker(_ child: LifelikeChild) -> String { child.allocations.last.map { name(of: $0.worker) } ?? "" }

    func person(_ child: LifelikeChild, disability: Bool) -> [String] {
        let gender =
            switch child.sex {
            case "M": "a) Male"
            case "F": "b) Female"
            case "": ""
            default: "c) Not stated/recorded"
            }
        let age = child.born.map { $0 > plan.day ? "-1" : "\($0.years(on: plan.day))" } ?? (child.expected == nil ? "" : "-1")
        let own = [child.number, gender, ethnicity(child.ethnicity), (child.born ?? child.expected).slashed, age]
        return disability ? own + [child.disabilities.isEmpty ? "b) No" : "a) Yes"] : own
    }

    private func ethnicity(_ code: String) -> String {
        let codes = [
            "WBRI", "WIRI", "WIRT", "WOTH", "WROM", "MWBC", "MWBA", "MWAS", "MOTH", "AIND", "APKN", "ABAN", "AOTH", "BCRB", "BAFR", "BOTH",
            "CHNE", "OOTH", "REFU", "NOBT",
        ]
        guard let place = codes.firstIndex(of: code), let letter = UnicodeScalar(97 + place) else { return code }
        return "\(Character(letter))) \(code)"
    }

    func recent(_ start: Day, _ end: Day?) -> Bool { end.map { $0 >= since } ?? (start <= plan.day) }
}
