import Vocabulary

extension SafeguardingDataset {
    func care(_ child: LifelikeChild, _ period: CarePeriod, _ pages: inout Pages) {
        for episode in period.episodes {
            pages.row(
                file("ssd_cla_episodes"),
                [
                    episode.id, child.number, episode.start.iso, episode.beganBecause, period.need, episode.end.iso, episode.endedBecause,
                    period.id, period.referral, episode.placement, period.start.iso, period.lastReviewingOfficer.iso,
                ])
        }
        for home in period.homes {
            pages.row(
                file("ssd_cla_placement"),
                [
                    home.placement, home.start.iso, home.place, home.urn, "\(home.miles)", period.id, home.provider, home.postcode,
                    home.end.iso, home.changedBecause, child.number,
                ])
        }
        for (number, status) in period.legalStatuses.enumerated() {
            pages.row(
                file("ssd_legal_status"), ["LS\(period.id)-\(number)", child.number, status.legal, status.start.iso, status.end.iso])
        }
        for review in period.reviews {
            pages.row(file("ssd_cla_reviews"), [review.id, period.id, review.due.iso, review.day.iso, "N", review.part])
        }
        for visit in period.visits {
            pages.row(file("ssd_cla_visits"), [visit.id, period.id, child.number, visit.day.iso, visit.seen.yes, visit.alone.yes])
        }
        health(child, period, &pages)
    }

    private func health(_ child: LifelikeChild, _ period: CarePeriod, _ pages: inout Pages) {
        for check in period.health {
            pages.row(file("ssd_cla_health"), [check.id, child.number, check.kind, check.day.iso, "Completed"])
        }
        for asked in period.questionnaires {
            pages.row(
                file("ssd_sdq_scores"),
                [asked.id, child.number, asked.day.iso, asked.reason ?? "", asked.score.map(String.init) ?? ""])
        }
        if period.end == nil {
            pages.row(file("ssd_cla_immunisations"), [child.number, period.immunised.yes, period.lastReviewingOfficer.iso])
        }
        if period.permanencePlanned <= min(period.end ?? council.plan.day, council.plan.day) {
            pages.row(
                file("ssd_cla_care_plan"),
                [
                    "CP\(period.id)", child.number, period.permanencePlanned.iso, period.end.iso,
                    "{\"PERMANENCE\": \"\(period.permanencePlan)\"}",
                ])
        }
        guard let adoption = period.adoption else { return }
        let until = council.plan.day
        let known = { (day: Day?) in day.flatMap { $0 <= until ? $0.iso : nil } ?? "" }
        let placed = known(adoption.placed)
        pages.row(
            file("ssd_permanence"),
            [
                "PM\(period.id)", child.number, period.id, known(adoption.decided), "", known(adoption.order), placed,
                known(adoption.matched), "N", "", "", "", "N", "", "", "", "", known(adoption.adopted), "Adoption order", "",
                placed.isEmpty ? "" : adoption.sex, "", placed.isEmpty ? "" : "\(adoption.adopters)",
            ])
    }
}

extension CarePeriod {
    /// Episodes in the same home taken together.
    package var homes: [CareEpisode] { runs { $0.placement == $1.placement } }
    /// Episodes under the same legal status taken together.
    package var legalStatuses: [CareEpisode] { runs { $0.legal == $1.legal } }

    private func runs(_ same: (CareEpisode, CareEpisode) -> Bool) -> [CareEpisode] {
        var runs: [CareEpisode] = []
        for episode in episodes {
            if let last = runs.last, same(last, episode) {
                runs[runs.count - 1].end = episode.end
                runs[runs.count - 1].changedBecause = episode.changedBecause
            } else {
                runs.append(episode)
            }
        }
        return runs
    }
}
