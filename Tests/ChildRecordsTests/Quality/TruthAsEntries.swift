import ChildRecords
import LifelikeCouncil
import Vocabulary

/// An invented child's life as the entries that a reader of the fullest form should make of it, without any reader.
struct TruthAsEntries {
    private let child: LifelikeChild
    private let number: LAChildID
    private var entries: [Entry] = []

    static func of(_ child: LifelikeChild) -> [Entry] {
        guard let number = LAChildID(child.number) else { return [] }
        var truth = TruthAsEntries(child, number)
        truth.person()
        truth.frontDoor()
        for referral in child.referrals { truth.need(referral) }
        for period in child.care { truth.care(period) }
        return truth.entries
    }

    private init(_ child: LifelikeChild, _ number: LAChildID) {
        self.child = child
        self.number = number
    }

    private mutating func add(
        _ kind: EntryKind, _ from: Day?, _ until: Day? = nil, _ reference: String? = nil, within: String? = nil,
        format: ReturnFormat = .standardDataset, _ facts: [Fact: String?] = [:]
    ) {
        entries.append(
            Entry(
                kind, child: number, from: from, until: until, reference: reference, within: within, team: child.team,
                facts: facts.compactMapValues { $0.flatMap { $0.isEmpty ? nil : $0 } },
                origin: Origin(format: format, file: 1, row: entries.count + 2)))
    }

    /// A code that stands in no list comes behind a question mark.
    private func code(_ text: String, _ unknown: String) -> String { text == unknown ? "?" + text : text }

    private mutating func person() {
        add(
            .person, nil, nil,
            [
                .born: child.born?.iso, .expected: child.expected?.iso, .died: child.died?.iso, .sex: child.sex,
                .ethnicity: code(child.ethnicity, "WXYZ"), .upn: child.pupilNumber, .upnUnknown: child.noPupilNumber, .family: child.family,
            ])
        if let other = child.bornInCensus { add(.person, nil, format: .census, [.born: other.iso]) }
    }

    private mutating func add(_ kind: EntryKind, _ from: Day?, _ until: Day?, _ facts: [Fact: String?]) {
        add(kind, from, until, nil, facts)
    }

    private mutating func frontDoor() {
        for contact in child.contacts { add(.contact, contact.day, nil, contact.id, [.source: contact.source]) }
        for request in child.visits {
            add(.cinVisit, request.day, nil, request.id, [.seen: request.seen ? "Y" : "N", .seenAlone: request.alone ? "Y" : "N"])
        }
        for spell in child.missing { add(.missing, spell.start, spell.end, spell.id) }
        for spell in child.allocations { add(.allocation, spell.from, spell.until, spell.id, [.role: "Allocated Case Worker"]) }
    }

    private mutating func need(_ referral: Referral) {
        add(.referral, referral.day, nil, referral.id, [.source: referral.source])
        guard !referral.nothingFurther else { return }
        add(
            .cinEpisode, referral.day, referral.closed, referral.id,
            [.need: code(referral.need, "Q7"), .closureReason: referral.reason])
        for one in referral.assessments {
            add(
                .assessment, one.start, one.end, one.id, within: one.tied ? referral.id : nil,
                [.seen: one.seen, .factors: one.factors.joined(separator: " ")])
        }
        for plan in referral.plans { add(.cinPlan, plan.start, plan.end, plan.id) }
        for enquiry in referral.enquiries { add(.enquiry, enquiry.start, enquiry.end, enquiry.id, within: referral.id) }
        for conference in referral.conferences { add(.conference, conference.day, nil, conference.id, within: conference.enquiry) }
        for plan in referral.protection { protection(plan) }
        for spell in referral.preProceedings {
            add(
                .preProceedings, spell.decided, nil, spell.id,
                [
                    .letter: spell.letter?.iso, .firstMeeting: spell.meeting?.iso, .decisionDay: spell.outcome?.iso,
                    .preProceedingsOutcome: spell.issues.map { $0 ? "ISSUE" : "STEPDOWN" }, .application: spell.application?.iso,
                ])
        }
    }

    private mutating func protection(_ plan: ProtectionPlan) {
        add(.cpPlan, plan.start, plan.end, plan.id, [.category: code(plan.firstCategory, "ABC")])
        for review in plan.reviews { add(.rcpc, review.day, nil, review.id, within: plan.id) }
        for request in plan.visits {
            add(
                .cpVisit, request.day, nil, request.id, within: plan.id,
                [.seen: request.seen ? "Y" : "N", .seenAlone: request.alone ? "Y" : "N"])
        }
    }

    private mutating func care(_ period: CarePeriod) {
        for episode in period.episodes {
            add(
                .careEpisode, episode.start, episode.end, episode.id, within: period.id,
                [
                    .episodeReason: episode.beganBecause, .ceasedReason: episode.endedBecause,
                    .entered: period.start.iso,
                ])
        }
        for home in period.homes {
            add(
                .placement, home.start, home.end, home.placement,
                [.placementType: code(home.place, "X9"), .provider: home.provider])
        }
        for status in period.legalStatuses { add(.legalStatus, status.start, status.end, nil, [.legalStatus: code(status.legal, "Q9")]) }
        for review in period.reviews { add(.claReview, review.day, nil, review.id, [.participation: review.part]) }
        for request in period.visits { add(.statutoryVisit, request.day, nil, request.id) }
        for check in period.health { add(.healthCheck, check.day, nil, check.id) }
        for asked in period.questionnaires {
            add(.sdqScore, asked.day, nil, asked.id, [.score: asked.score.map(String.init), .scoreReason: asked.reason])
        }
    }
}
