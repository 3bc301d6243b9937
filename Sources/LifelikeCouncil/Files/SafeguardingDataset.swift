import Vocabulary

/// The Standard Safeguarding Dataset: one file a table, with the tables that a measure uses.
package struct SafeguardingDataset: ReturnWriter {
    let council: InventedCouncil
    package init(_ council: InventedCouncil) { self.council = council }

    package mutating func begin(_ pages: inout Pages) {
        for (table, columns) in SafeguardingDataset.tables.sorted(by: { $0.key < $1.key }) { pages.row(file(table), columns) }
        let service = TeamManner.service
        pages.row(file("ssd_department"), [service.id, service.name, "", ""])
        for team in TeamManner.all { pages.row(file("ssd_department"), [team.id, team.name, service.id, service.name]) }
        for worker in council.workers {
            let name = TeamManner.all.first { $0.id == worker.team }?.name ?? ""
            pages.row(
                file("ssd_professionals"),
                [worker.id, worker.id, worker.name, worker.registration, worker.title, "", name, worker.hours, worker.agency.yes])
        }
    }

    package mutating func add(_ household: Household, to pages: inout Pages) {
        for child in household.children {
            person(child, &pages)
            frontDoor(child, &pages)
            for referral in child.referrals { need(child, referral, &pages) }
            for period in child.care { care(child, period, &pages) }
            rest(child, &pages)
        }
    }

    package mutating func end(_ pages: inout Pages) {
        guard council.plan.faults else { return }
        for held in RejectedRow.all { pages.row(file(held.table), held.fields) }
    }

    func file(_ table: String) -> String { "ssd/\(table).csv" }

    private func person(_ child: LifelikeChild, _ pages: inout Pages) {
        pages.row(
            file("ssd_person"),
            [
                child.number, child.forename, child.surname, child.sex, child.sex, child.ethnicity, child.born.iso, "", "",
                child.noPupilNumber, "N", child.expected.iso, child.died.iso, "N", "",
            ])
        if !child.pupilNumber.isEmpty {
            pages.row(
                file("ssd_linked_identifiers"), ["LI\(child.number)", child.number, "Unique Pupil Number", child.pupilNumber, "", ""])
        }
        pages.row(file("ssd_family"), ["FA\(child.number)", child.family, child.number])
        for code in child.disabilities.isEmpty ? ["NONE"] : child.disabilities {
            pages.row(file("ssd_disability"), [child.number, "DI\(child.number)\(code)", code])
        }
        if let period = child.care.first(where: \.unaccompanied) {
            pages.row(
                file("ssd_immigration_status"),
                [child.number, "IM\(child.number)", "Unaccompanied asylum seeking child", period.start.iso, period.end.iso])
        }
    }

    private func frontDoor(_ child: LifelikeChild, _ pages: inout Pages) {
        for contact in child.contacts {
            pages.row(
                file("ssd_contacts"),
                [contact.id, child.number, contact.day.iso, contact.source, "", "{\"OUTCOME\": \"\(contact.outcome)\"}"])
        }
        for help in child.earlyHelp {
            pages.row(
                file("ssd_early_help_episodes"),
                [help.id, child.number, help.start.iso, help.end.iso, "Support for the family", "", help.organisation, ""])
        }
        for visit in child.visits {
            pages.row(file("ssd_cin_visits"), [visit.id, child.number, visit.day.iso, visit.seen.yes, visit.alone.yes, visit.seen.yes])
        }
    }

    private func rest(_ child: LifelikeChild, _ pages: inout Pages) {
        for spell in child.allocations {
            pages.row(
                file("ssd_involvements"),
                [
                    spell.id, spell.worker, "Allocated Case Worker", spell.team, spell.from.iso, spell.until.iso, spell.reason,
                    child.number,
                    spell.referral,
                ])
        }
        for spell in child.missing {
            pages.row(
                file("ssd_missing"),
                [spell.id, child.number, spell.start.iso, spell.kind, spell.end.iso, spell.offered, spell.accepted])
        }
        guard let leaver = child.leaver else { return }
        pages.row(
            file("ssd_care_leavers"),
            [
                leaver.id, child.number, String(leaver.eligibility.dropFirst(3)), leaver.inTouch, leaver.contact.iso, leaver.accommodation,
                leaver.suitable ? "1" : "2", leaver.activity, leaver.pathwayReview.iso, leaver.adviser, leaver.team, leaver.adviser,
            ])
    }
}

/// Rows that no reader can place: they must be held, with their reason, and stop nothing.
package struct RejectedRow: Sendable {
    package let table: String
    package let fields: [String]
    package let why: String

    package static let all = [
        RejectedRow(table: "ssd_contacts", fields: ["K-HELD-1", "M0000011", "2022-02-30", "6", "", ""], why: "30 February is no day"),
        RejectedRow(table: "ssd_cin_visits", fields: ["V-HELD-1", "", "2022-03-01", "Y", "Y", "Y"], why: "no child"),
        RejectedRow(table: "ssd_missing", fields: ["MS-HELD-1", "M0000011", "last Tuesday", "M", "", "N", "N"], why: "words for a day"),
    ]
}
