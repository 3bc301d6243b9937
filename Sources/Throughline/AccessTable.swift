import ActionPlansWeb
import InspectionsWeb
import ScrutinyWeb
import SiteKit

/// The one table that says which roles may do what. A person may do what any of their roles may.
enum AccessTable {
    private static let leaders: Set<Role> = [.director, .serviceManager]
    private static let planners = leaders.union([.auditor])
    private static let staff: Set<Role> = planners.union([
        .teamManager, .reviewingOfficer, .legalTracker, .socialWorker, .analyst, .informationGovernanceLead,
    ])

    static let policy = Policy([
        (.readInspections, staff),
        (.readEmbargoed, planners),
        (.uploadReport, planners),
        (.checkReport, planners),
        (.keepInspection, planners),
        (.readPlan, staff),
        (.editPlan, planners),
        (.updateAction, staff.subtracting([.socialWorker, .informationGovernanceLead])),
        (.agreePlan, leaders),
        (.sendPlan, leaders),
        (.managePosts, leaders.union([.administrator])),
        (.readReports, planners.union([.teamManager, .legalTracker, .analyst])),
        (.writeReport, planners),
        (.clearReport, leaders.union([.legalTracker])),
        (.proposePublication, planners),
        (.publishReport, leaders),
        (.changeReportForm, leaders.union([.administrator])),
        (.readPolicy, [.administrator, .informationGovernanceLead]),
    ])
}
