import Vocabulary

extension AnnexA {
    /// The rows of every list that a household gives.
    package func rows(of household: Household) -> [(list: Int, fields: [String])] {
        household.children.flatMap { child in
            frontDoor(child) + inNeed(child) + protection(child) + inCare(child) + after(child, household.family)
        }
    }

    private func frontDoor(_ child: LifelikeChild) -> [(list: Int, fields: [String])] {
        let own = person(child, disability: false)
        var rows = child.contacts.filter { $0.day >= since }.map { (list: 1, fields: own + [$0.day.slashed, $0.source]) }
        rows += child.earlyHelp.filter { recent($0.start, $0.end) }.map { help in
            (list: 2, fields: own + [help.start.slashed, help.end.slashed, help.organisation])
        }
        rows += child.referrals.filter { $0.day >= since }.map { referral in
            let count = child.referrals.count { $0.day <= referral.day && $0.day > referral.day.adding(months: -12) }
            return (
                list: 3,
                fields: own + [
                    referral.day.slashed, referral.source, referral.nothingFurther ? "a) Yes" : "b) No", "\(count)",
                    name(ofTeam: referral.team), name(of: referral.worker),
                ]
            )
        }
        return rows
    }

    private func inNeed(_ child: LifelikeChild) -> [(list: Int, fields: [String])] {
        let own = person(child, disability: true)
        var rows: [(list: Int, fields: [String])] = []
        for referral in child.referrals {
            for assessment in referral.assessments where recent(assessment.start, assessment.end) {
                rows.append(
                    (
                        list: 4,
                        fields: own + [
                            assessment.start.slashed, answer(assessment.seen), assessment.end.slashed,
                            assessment.nothingFurther == "" ? "" : assessment.nothingFurther == "N" ? "a) Yes" : "b) No",
                            name(ofTeam: assessment.team), name(of: assessment.worker),
                        ]
                    ))
            }
            guard !referral.nothingFurther, recent(referral.day, referral.closed) else { continue }
            let seen = child.visits.last { $0.seen && $0.day >= referral.day && $0.day <= (referral.closed ?? plan.day) }
            rows.append(
                (
                    list: 6,
                    fields: own + [
                        referral.day.slashed, referral.need, (seen?.day).slashed, referral.closed.slashed, referral.reason,
                        status(child, referral), name(ofTeam: referral.team), worker(child),
                    ]
                ))
        }
        return rows
    }

    private func answer(_ yes: String) -> String { yes == "Y" ? "a) Yes" : yes == "N" ? "b) No" : "" }

    private func status(_ child: LifelikeChild, _ referral: Referral) -> String {
        if referral.closed != nil { return "e) Closed episode" }
        if child.care.contains(where: { $0.end == nil }) { return "a) Looked after child" }
        if referral.protection.contains(where: { $0.end == nil }) { return "b) Child Protection plan" }
        return referral.plans.contains { $0.end == nil } ? "c) Child in need plan" : "d) Open assessment"
    }

    private func protection(_ child: LifelikeChild) -> [(list: Int, fields: [String])] {
        let own = person(child, disability: true)
        let yearAgo = plan.day.adding(months: -12)
        let enquiries = child.referrals.flatMap(\.enquiries).count { $0.start > yearAgo }
        let conferences = child.referrals.flatMap(\.conferences).count { $0.day > yearAgo }
        var rows: [(list: Int, fields: [String])] = []
        for referral in child.referrals {
            for enquiry in referral.enquiries where recent(enquiry.start, enquiry.end) {
                let conference = referral.conferences.first { $0.enquiry == enquiry.id }
                rows.append(
                    (
                        list: 5,
                        fields: own + [
                            enquiry.start.slashed, enquiry.conferenceNeeded ? "b) No" : "a) Yes", (conference?.day).slashed,
                            conference.map { $0.plan == nil ? "b) No" : "a) Yes" } ?? "", "\(enquiries)", "\(conferences)",
                            name(ofTeam: referral.team), name(of: referral.worker),
                        ]
                    ))
            }
            for protection in referral.protection where recent(protection.start, protection.end) {
                rows.append((list: 7, fields: own + planFields(child, referral, protection)))
            }
        }
        return rows
    }

    private func planFields(_ child: LifelikeChild, _ referral: Referral, _ protection: ProtectionPlan) -> [String] {
        let powers = child.care.contains { $0.episodes.contains { ["L1", "L2"].contains($0.legal) && $0.start >= since } }
        return [
            protection.start.slashed, category(protection.firstCategory), category(protection.category),
            (protection.visits.last?.day).slashed, protection.visits.last.map { $0.alone ? "a) Yes" : "b) No" } ?? "",
            (protection.reviews.last?.day).slashed, protection.end.slashed, powers ? "a) Yes" : "b) No", "\(protection.earlier)",
            name(ofTeam: referral.team), worker(child),
        ]
    }

    private func category(_ code: String) -> String {
        switch code {
        case "NEG": "a) Neglect"
        case "PHY": "b) Physical abuse"
        case "SAB": "c) Sexual abuse"
        case "EMO": "d) Emotional abuse"
        case "MUL": "e) Multiple/not recommended"
        default: code
        }
    }
}
