/// Tells the framework a report was written under by its title and by the labels it prints.
struct FrameworkTeller {
    let titleKey: String
    let opening: String
    let table: Set<JudgementArea>
    let headings: Set<JudgementArea>
    let startsIn2026Form: Bool

    var framework: Framework? {
        // The wording of the single inspection's title also stands in introductions of later reports, so the later table comes first.
        if isILACS { return ilacs }
        if titleKey.contains("looked after children services") { return .lookedAfter2013 }
        if titleKey.contains("services for children in need of help and protection") {
            // With the space, since `Shropshire inspection of` ends and begins so too.
            let title = " " + titleKey
            return title.contains(" reinspection of") || title.contains(" re inspection of") ? .singleReinspection : .singleInspection
        }
        if let letter = letter(in: titleKey) { return letter }
        if titleKey.contains("safeguarding children board") || titleKey.contains("lscb") { return .safeguardingBoardReview }
        return letter(in: opening)
    }

    private var isILACS: Bool {
        table.contains(.leaders) && (table.contains(.helpProtection) || table.contains(.overall))
            || headings.contains(.leaders) && headings.contains(.helpProtection)
    }

    private var ilacs: Framework {
        let areas = table.isEmpty ? headings : table
        if areas.contains(.careAndLeavers) || !areas.contains(.careLeavers) && headings.contains(.careAndLeavers) { return .ilacs2018 }
        return startsIn2026Form && !areas.contains(.overall) ? .ilacs2026 : .ilacs2023
    }

    private func letter(in text: String) -> Framework? {
        if text.contains("joint targeted area inspection") || text.contains("jtai") { return .jointTargetedArea }
        if text.contains("monitoring visit") { return .monitoringVisit }
        if text.contains("focused visit") || text.contains("focused assurance visit") { return .focusedVisit }
        return nil
    }
}
