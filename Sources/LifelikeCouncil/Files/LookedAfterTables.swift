/// The looked-after return (SSDA903) as a file of comma-separated values for each table and year.
package struct LookedAfterTables: ReturnWriter {
    let plan: CouncilPlan
    package init(_ plan: CouncilPlan) { self.plan = plan }

    private static let columns = [
        "header": "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB",
        "episodes": "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN",
        "reviews": "CHILD,DOB,REVIEW,REVIEW_CODE", "uasc": "CHILD,SEX,DOB,DUC",
        "oc2":
            "CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,HEALTH_ASSESSMENT,SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED",
        "oc3": "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM", "ad1": "CHILD,DOB,DATE_INT,DATE_MATCH,FOSTER_CARE,NB_ADOPTR,SEX_ADOPTR,LS_ADOPTR",
        "placed_for_adoption": "CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED",
        "previous_permanence": "CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM", "missing": "CHILD,DOB,MISSING,MIS_START,MIS_END",
        "sw_episodes": "CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON",
    ]

    package mutating func begin(_ pages: inout Pages) {
        for year in plan.returnYears {
            for (table, columns) in LookedAfterTables.columns.sorted(by: { $0.key < $1.key }) where table != "sw_episodes" || year >= 2024 {
                pages.row(file(table, year), columns.split(separator: ",").map(String.init))
            }
        }
    }

    package mutating func add(_ household: Household, to pages: inout Pages) {
        for year in plan.returnYears {
            for child in household.children where !child.care.isEmpty || child.leaver != nil {
                guard let rows = LookedAfterYear(child, year: year, plan: plan) else { continue }
                write(rows, year, &pages)
            }
        }
    }

    package mutating func end(_ pages: inout Pages) {}

    private func file(_ table: String, _ year: Int) -> String { "ssda903/\(year - 1)-\(String(year).suffix(2))/\(table).csv" }

    private func write(_ rows: LookedAfterYear, _ year: Int, _ pages: inout Pages) {
        let child = rows.child
        let (number, born) = (child.number, child.born.slashed)
        pages.row(file("header", year), [number, rows.sex, born, child.ethnicity, rows.pupilNumber, "", ""])
        for (period, episode) in rows.episodes {
            pages.row(
                file("episodes", year),
                [
                    number, episode.start.slashed, episode.beganBecause, episode.legal, period.need, episode.place, episode.provider,
                    episode.end.slashed, episode.endedBecause, episode.changedBecause, child.home, episode.postcode, episode.urn,
                ])
        }
        for review in rows.reviews { pages.row(file("reviews", year), [number, born, review.day.slashed, review.part]) }
        for spell in rows.missing {
            pages.row(file("missing", year), [number, born, spell.kind, spell.start.slashed, spell.end.slashed])
        }
        if rows.isUnaccompanied { pages.row(file("uasc", year), [number, rows.sex, born, child.eighteenth.slashed]) }
        if let health = rows.health {
            pages.row(
                file("oc2", year),
                [
                    number, born, health.score, health.reason, "0", health.development, health.immunised, health.teeth, health.assessed,
                    "0", "0", "0",
                ])
        }
        if let leaver = rows.leaver {
            pages.row(
                file("oc3", year),
                [number, born, leaver.inTouch, leaver.activity, leaver.accommodation + (leaver.suitable ? "1" : "2")])
        }
        if let adoption = rows.adoption, let adopted = adoption.adopted,
            adopted <= min(plan.day, CouncilPlan.days(ofReturnYear: year).upperBound)
        {
            pages.row(
                file("ad1", year),
                [
                    number, born, adoption.decided.slashed, adoption.matched.slashed, "0", "\(adoption.adopters)", adoption.sex, "L11",
                ])
            pages.row(file("placed_for_adoption", year), [number, born, adoption.placed.slashed, "", ""])
        }
        for spell in rows.workers {
            pages.row(
                file("sw_episodes", year),
                [number, born, spell.worker, spell.from.slashed, spell.until.slashed, spell.reason])
        }
    }
}

/// The looked-after return as XML, a file a year, with what the tables hold.
package struct LookedAfterXML: ReturnWriter {
    let plan: CouncilPlan
    package init(_ plan: CouncilPlan) { self.plan = plan }

    package mutating func begin(_ pages: inout Pages) {
        for year in plan.returnYears { pages.text(file(year), "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<EXPSSDA903>\n") }
    }

    package mutating func add(_ household: Household, to pages: inout Pages) {
        for year in plan.returnYears {
            for child in household.children where !child.care.isEmpty {
                guard let rows = LookedAfterYear(child, year: year, plan: plan) else { continue }
                var text = XMLText(depth: 0, indented: false)
                text.block("CHILD") { text in
                    text.block("HEADER") { header(rows, &$0) }
                    for (period, episode) in rows.episodes { text.block("EPISODE") { self.episode(period, episode, rows.child, &$0) } }
                }
                pages.text(file(year), text.text + "\n")
            }
        }
    }

    package mutating func end(_ pages: inout Pages) {
        for year in plan.returnYears { pages.text(file(year), "</EXPSSDA903>\n") }
    }

    private func file(_ year: Int) -> String { "ssda903-xml/ssda903-\(year - 1)-\(String(year).suffix(2)).xml" }

    private func header(_ rows: LookedAfterYear, _ text: inout XMLText) {
        text.line("CHILDID", rows.child.number)
        text.line("UPN", rows.pupilNumber)
        text.line("SEX", rows.sex)
        text.line("DOB", rows.child.born.slashed)
        text.line("ETHNIC", rows.child.ethnicity)
        if rows.isUnaccompanied { text.block("UASC") { $0.line("DUC", rows.child.eighteenth.slashed) } }
        for spell in rows.missing {
            text.block("AMISSING") { text in
                text.line("MISSING", spell.kind)
                text.line("MIS_START", spell.start.slashed)
                text.line("MIS_END", spell.end.slashed)
            }
        }
        for review in rows.reviews {
            text.block("AREVIEW") { text in
                text.line("REVIEW", review.day.slashed)
                text.line("REVIEW_CODE", review.part)
            }
        }
        guard let health = rows.health else { return }
        text.block("OC2") { text in
            text.line("SDQ_SCORE", health.score)
            text.line("SDQ_REASON", health.reason)
            text.line("CONVICTED", "0")
            text.line("HEALTH_CHECK", health.development)
            text.line("IMMUNISATIONS", health.immunised)
            text.line("TEETH_CHECK", health.teeth)
            text.line("HEALTH_ASSESSMENT", health.assessed)
            text.line("SUBSTANCE_MISUSE", "0")
        }
    }

    private func episode(_ period: CarePeriod, _ episode: CareEpisode, _ child: LifelikeChild, _ text: inout XMLText) {
        text.line("DECOM", episode.start.slashed)
        text.line("RNE", episode.beganBecause)
        text.line("LS", episode.legal)
        text.line("CIN", period.need)
        text.line("PL", episode.place)
        text.line("PL_POST", episode.postcode)
        text.line("HOME_POST", child.home)
        text.line("URN", episode.urn)
        text.line("PLACE_PROVIDER", episode.provider)
        text.line("DEC", episode.end.slashed)
        text.line("REC", episode.endedBecause)
        text.line("REASON_PLACE_CHANGE", episode.changedBecause)
    }
}
