import Vocabulary

extension SafeguardingDataset {
    func need(_ child: LifelikeChild, _ referral: Referral, _ pages: inout Pages) {
        pages.row(
            file("ssd_cin_episodes"),
            [
                referral.id, child.number, referral.day.iso, referral.need, referral.source, "", "", referral.nothingFurther.yes,
                referral.reason, referral.closed.iso, referral.team, referral.worker,
            ])
        for assessment in referral.assessments {
            pages.row(
                file("ssd_cin_assessments"),
                [
                    assessment.id, child.number, assessment.tied ? referral.id : "", assessment.start.iso, assessment.seen,
                    assessment.end.iso, "", assessment.nothingFurther, assessment.team, assessment.worker,
                ])
            guard !assessment.factors.isEmpty else { continue }
            let factors = assessment.factors.map { "\"\($0)\"" }.joined(separator: ", ")
            pages.row(file("ssd_assessment_factors"), ["AF\(assessment.id)", assessment.id, "[\(factors)]"])
        }
        for plan in referral.plans {
            pages.row(
                file("ssd_cin_plans"),
                [plan.id, referral.id, child.number, plan.start.iso, plan.end.iso, referral.team, referral.worker])
        }
        protect(child, referral, &pages)
        for spell in referral.preProceedings { law(child, spell, &pages) }
    }

    private func protect(_ child: LifelikeChild, _ referral: Referral, _ pages: inout Pages) {
        for enquiry in referral.enquiries {
            pages.row(
                file("ssd_s47_enquiry"),
                [
                    enquiry.id, referral.id, child.number, enquiry.start.iso, enquiry.end.iso, (!enquiry.conferenceNeeded).yes, "",
                    referral.worker, referral.team,
                ])
        }
        for conference in referral.conferences {
            pages.row(
                file("ssd_initial_cp_conference"),
                [
                    conference.id, conference.id, conference.enquiry, child.number, conference.plan ?? "", referral.id, "N",
                    conference.target.iso, conference.day.iso, (conference.plan != nil).yes, "", referral.team, referral.worker,
                ])
        }
        for plan in referral.protection {
            pages.row(
                file("ssd_cp_plans"),
                [
                    plan.id, referral.id, plan.conference, child.number, plan.start.iso, plan.end.iso, plan.firstCategory, "N",
                    plan.category,
                ])
            for review in plan.reviews {
                pages.row(
                    file("ssd_cp_reviews"),
                    [
                        review.id, child.number, plan.id, review.due.iso, review.day.iso, review.id, review.goesOn.yes, review.quorate.yes,
                        review.tookPart.yes,
                    ])
            }
            for visit in plan.visits {
                pages.row(
                    file("ssd_cp_visits"),
                    [visit.id, child.number, plan.id, visit.day.iso, visit.seen.yes, visit.alone.yes, visit.seen.yes])
            }
        }
    }

    private func law(_ child: LifelikeChild, _ spell: PreProceedingsSpell, _ pages: inout Pages) {
        let outcome = spell.issues.map { $0 ? "Decision to Issue Care Proceedings" : "Decision to step down" } ?? ""
        let inCourt = spell.application != nil
        let final = spell.finalHearing != nil
        pages.row(
            file("ssd_pre_proceedings"),
            [
                spell.id, child.number, spell.family, spell.decided.iso, spell.meeting.iso, outcome, spell.outcome.iso,
                "\(spell.plansBefore + 1)", "B", "0", "0", spell.letter.iso, spell.issueLetter.iso, "\(spell.reviews)",
                spell.represented.yes, inCourt ? spell.represented.yes : "", inCourt ? spell.court : "",
                inCourt ? "\(spell.hearings)" : "", inCourt ? spell.shortNotice.yes : "", spell.shortNotice && inCourt ? "A" : "",
                inCourt ? spell.firstApproved.yes : "", inCourt ? spell.firstPlan : "", final ? "Y" : "",
                inCourt ? (final ? spell.finalPlan : "H") : "",
            ])
    }
}
