import ActionPlansWeb
import BoardsWeb
import ChildRecordsWeb
import EvidenceItemsWeb
import IndicatorsWeb
import InspectionsWeb
import LettersWeb
import OpenIDConnect
import PreProceedingsWeb
import ScrutinyWeb
import SiteKit

/// The one table that says which roles may do what. A person may do what any of their roles may.
enum AccessTable {
    private static let leaders: Set<Role> = [.director, .serviceManager]
    private static let planners = leaders.union([.auditor])
    private static let staff: Set<Role> = planners.union([
        .teamManager, .reviewingOfficer, .legalTracker, .socialWorker, .analyst, .informationGovernanceLead,
    ])

    static let policy = Policy(
        [
            (.readOverview, leaders),
            (.takeFirstSteps, leaders.union([.administrator])),
            (.changeSettings, leaders.union([.administrator])),
            (.readInspections, staff),
            (.readEmbargoed, staff),
            (.uploadReport, planners),
            (.checkReport, planners),
            (.keepInspection, planners),
            (.changeReportState, planners),
            (.readPlan, staff),
            (.editPlan, planners),
            (.commentOnPlan, staff.subtracting([.socialWorker, .informationGovernanceLead])),
            (.updateAction, staff.subtracting([.socialWorker, .informationGovernanceLead])),
            (.agreePlan, leaders),
            (.sendPlan, leaders),
            (.closeAction, planners),
            (.approveDue, leaders),
            (.readPosts, staff.union([.administrator])),
            (.managePosts, leaders.union([.administrator])),
            (.readBoards, staff),
            (.manageBoards, planners),
            (.managePartners, planners),
            (.makePack, planners),
            (.makeLinks, planners),
            (.readMeasures, staff),
            (.readShared, planners.union([.analyst])),
            (.shareMonth, leaders.union([.analyst])),
            (.keepTokens, leaders.union([.analyst])),
            (.keepMeasures, planners.union([.analyst])),
            (.keepComparisons, planners.union([.analyst])),
            (.exchangeMeasures, leaders.union([.analyst])),
            (.freezeMonth, leaders.union([.analyst])),
            (.addFigures, planners.union([.analyst, .teamManager, .legalTracker])),
            (.readChasers, planners.union([.teamManager, .analyst])),
            (.noteLeave, planners.union([.teamManager])),
            (.readEvidence, staff),
            (.keepEvidence, staff.subtracting([.socialWorker, .informationGovernanceLead])),
            (.confirmEvidence, planners.union([.informationGovernanceLead])),
            (.keepNames, [.informationGovernanceLead]),
            (.readReports, planners.union([.teamManager, .legalTracker, .analyst])),
            (.writeReport, planners),
            (.signOffReport, leaders.union([.legalTracker])),
            (.signOffOnBehalf, leaders),
            (.proposePublication, planners),
            (.publishReport, leaders),
            (.changeReportForm, leaders.union([.administrator])),
            (.readQuestions, staff),
            (.keepStatements, planners.union([.analyst])),
            (.readOwnCommittee, [.scrutinyMember]),
            (.recordQuestion, planners),
            (.keepResources, planners),
            (.manageInspectionWeek, staff.subtracting([.socialWorker, .informationGovernanceLead])),
            (.answerQuestion, staff.subtracting([.socialWorker, .informationGovernanceLead])),
            (.readNotices, planners.union([.administrator, .informationGovernanceLead])),
            (.keepAddresses, [.administrator]),
            (.readPolicy, [.administrator, .informationGovernanceLead]),
            (.giveAccess, leaders.union([.administrator])),
            (.keepGroups, [.administrator]),
            (.openInEmergency, [.director, .serviceManager, .teamManager, .reviewingOfficer, .socialWorker]),
            (.governChildren, [.informationGovernanceLead]),
            (.reportIncident, staff.union([.administrator])),
            (.keepIncidents, [.director, .informationGovernanceLead]),
            (.declareTie, staff.union([.administrator])),
            (.checkLetters, planners.union([.teamManager, .legalTracker, .socialWorker])),
            (.readTemplates, planners.union([.teamManager, .legalTracker, .socialWorker])),
            (.editTemplates, leaders.union([.legalTracker])),
            (.keepLetterWords, leaders.union([.legalTracker])),
            (.loadReturns, [.analyst]),
            (.readRejectedRows, [.analyst]),
            (.exportRejectedRows, [.analyst]),
            (.sendRejectedRows, [.analyst]),
            (.readMatches, [.analyst]),
            (.correctRejectedRows, staff),
            (.confirmLift, [.director, .informationGovernanceLead]),
            (.reviewViews, [.informationGovernanceLead]),
            (.readPatterns, [.informationGovernanceLead]),
            (.readQuality, staff),
            (.readTeams, staff.union([.administrator])),
            (.keepTeams, [.serviceManager, .administrator]),
            (.setPreProceedings, [.director, .serviceManager, .legalTracker]),
            (.keepAccounts, [.administrator]),
            (.requireTwoFactor, [.administrator]),
        ], records: records,
        askingAgain: [.publishReport, .openInEmergency, .exportQualityRecords, .exportRejectedRows, .changeReportState],
        askingAgainToChange: [
            .keepTokens, .exchangeMeasures, .giveAccess, .keepGroups, .keepAccounts, .keepAddresses, .makeLinks, .requireTwoFactor,
        ],
        needingTwo: [
            .publishReport, .giveAccess, .keepGroups, .keepAccounts, .keepAddresses, .confirmLift, .governChildren, .reviewViews,
            .readPatterns, .keepNames, .loadReturns, .readRejectedRows, .exportRejectedRows, .sendRejectedRows, .readMatches,
            .readOwnCommittee,
        ])

    /// On the record of a child, each within the scope of the grant. A block beats every row; nobody else sees that there is a record.
    private static let records = [
        RecordRow(
            .readChild,
            inScope: [.director, .serviceManager, .teamManager, .auditor, .reviewingOfficer, .legalTracker, .socialWorker],
            restricted: [.director],
            inEmergency: [.director, .serviceManager, .teamManager, .reviewingOfficer, .socialWorker]),
        RecordRow(
            .readViews, inScope: [.serviceManager, .teamManager, .informationGovernanceLead], restricted: [.informationGovernanceLead]),
        RecordRow(.readQualityRecords, inScope: [.serviceManager, .teamManager, .analyst, .informationGovernanceLead]),
        RecordRow(.exportQualityRecords, inScope: [.serviceManager, .teamManager, .analyst, .informationGovernanceLead]),
        RecordRow(.confirmQualityFault, inScope: [.serviceManager, .teamManager, .analyst]),
        RecordRow(
            .readCountedChildren, inScope: [.director, .serviceManager, .teamManager, .reviewingOfficer, .socialWorker, .analyst],
            restricted: [.director]),
        RecordRow(
            .readDue, inScope: [.director, .serviceManager, .teamManager, .reviewingOfficer, .socialWorker, .analyst],
            restricted: [.director]),
        RecordRow(.explainLate, inScope: [.serviceManager, .teamManager, .reviewingOfficer, .socialWorker]),
        RecordRow(
            .readPreProceedings, inScope: [.director, .serviceManager, .teamManager, .legalTracker, .socialWorker], restricted: [.director]),
        RecordRow(.recordPreProceedings, inScope: [.serviceManager, .teamManager, .legalTracker]),
        RecordRow(.keepPreProceedings, inScope: [.legalTracker]),
        RecordRow(.writeCaseLetters, inScope: [.serviceManager, .teamManager, .legalTracker, .socialWorker]),
        RecordRow(.readLegalAdvice, inScope: [.director, .serviceManager, .teamManager, .legalTracker, .socialWorker]),
        RecordRow(.addChild, inScope: [.serviceManager, .teamManager]),
        RecordRow(.editChild, inScope: [.serviceManager, .teamManager, .socialWorker]),
        RecordRow(.allocateChild, inScope: [.serviceManager, .teamManager]),
        RecordRow(.restrictChild, inScope: [.director, .serviceManager, .teamManager], restricted: [.director]),
    ]
}
