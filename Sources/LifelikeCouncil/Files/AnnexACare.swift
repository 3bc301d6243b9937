import Vocabulary

extension AnnexA {
    func inCare(_ child: LifelikeChild) -> [(list: Int, fields: [String])] {
        child.care.filter { recent($0.start, $0.end) }.map { (list: 8, fields: person(child, disability: true) + care(child, $0)) }
    }

    private func care(_ child: LifelikeChild, _ period: CarePeriod) -> [String] {
        let yearAgo = plan.day.adding(months: -12)
        let homes = period.homes
        let (home, legal) = (homes.last, period.legalStatuses.last)
        let again = child.care.contains { other in other.start < period.start && (other.end ?? plan.day) > yearAgo }
        let last = { (kind: String) in period.health.last { $0.kind.hasSuffix(kind) }.map(\.day) }
        let missing = child.missing.filter { $0.start > yearAgo && $0.start >= period.start }
        let lastMissing = missing.last { $0.kind == "M" }
        return [
            name(ofTeam: child.team), worker(child), period.unaccompanied && period.start > yearAgo ? "a) Yes" : "b) No",
            period.start.slashed, period.need, again ? "a) Yes" : "b) No", (legal?.start).slashed, legal?.legal ?? "",
            (period.reviews.last?.day).slashed, (period.visits.last?.day).slashed,
            period.permanencePlanned <= plan.day ? period.permanencePlan : "", period.lastReviewingOfficer.slashed,
            last("assessment").slashed, last("check").slashed, "\(homes.count { ($0.end ?? plan.day) > yearAgo })", period.end.slashed,
            period.end == nil ? "" : period.episodes.last?.endedBecause ?? "", (home?.start).slashed, home?.place ?? "",
            home?.provider ?? "", home?.postcode ?? "", home?.urn ?? "",
            home.map { $0.postcode.hasPrefix("QX") ? "b) Out" : "a) In" } ?? "",
            home.map { $0.postcode.hasPrefix("QX") ? "988" : "989" } ?? "", "\(missing.count { $0.kind == "M" })",
            "\(missing.count { $0.kind == "A" })", lastMissing.map { $0.offered == "Y" ? "a) Yes" : "b) No" } ?? "",
            lastMissing.map { $0.accepted == "Y" ? "a) Yes" : "b) No" } ?? "",
        ]
    }

    func after(_ child: LifelikeChild, _ family: String) -> [(list: Int, fields: [String])] {
        var rows: [(list: Int, fields: [String])] = []
        if let leaver = child.leaver {
            rows.append(
                (
                    list: 9,
                    fields: person(child, disability: true) + [
                        name(ofTeam: leaver.team), name(of: leaver.adviser), name(of: leaver.adviser), leaver.eligibility,
                        leaver.pathwayReview.slashed, inTouch(leaver.inTouch), leaver.contact.slashed, leaver.accommodation,
                        leaver.suitable ? "a) Suitable" : "b) Unsuitable", leaver.activity,
                    ]
                ))
        }
        let yearAgo = plan.day.adding(months: -12)
        for period in child.care {
            guard let adoption = period.adoption, adoption.decided <= plan.day, (adoption.adopted ?? plan.day) > yearAgo else {
                continue
            }
            let known = { (day: Day?) in day.flatMap { $0 <= plan.day ? $0.slashed : nil } ?? "" }
            rows.append(
                (
                    list: 10,
                    fields: person(child, disability: true) + [
                        family, period.start.slashed, adoption.decided.slashed, known(adoption.order), known(adoption.matched),
                        known(adoption.placed), known(adoption.adopted), "", "", "",
                    ]
                ))
        }
        return rows
    }

    private func inTouch(_ code: String) -> String {
        switch code {
        case "YES": "a) Yes"
        case "NO": "b) No"
        case "DIED": "c) Died"
        case "REFU": "d) Refu"
        case "NREQ": "e) NREQ"
        default: "f) Rhom"
        }
    }
}

/// Annex A as a file of comma-separated values for each list.
package struct AnnexATables: ReturnWriter {
    private let lists: AnnexA
    package init(_ council: InventedCouncil) { lists = AnnexA(council) }

    private static let names = [
        "contacts", "early-help", "referrals", "assessments", "section-47-enquiries", "children-in-need", "child-protection",
        "children-in-care", "care-leavers", "adoption", "adopters",
    ]
    private func file(_ list: Int) -> String { "annex-a/list-\(String(list + 100).dropFirst())-\(AnnexATables.names[list - 1]).csv" }

    package mutating func begin(_ pages: inout Pages) {
        for list in 1...11 { pages.row(file(list), AnnexA.headers[list] ?? []) }
    }

    package mutating func add(_ household: Household, to pages: inout Pages) {
        for row in lists.rows(of: household) { pages.row(file(row.list), row.fields) }
    }

    package mutating func end(_ pages: inout Pages) {}
}
