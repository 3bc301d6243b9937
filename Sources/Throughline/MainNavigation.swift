import ActionPlansWeb
import BoardsWeb
import ChildRecordsWeb
import EvidenceItemsWeb
import IndicatorsWeb
import InspectionsWeb
import ScrutinyWeb
import SiteKit

/// The main navigation by the work: what is planned, measured, known of children, told, and kept in order.
enum MainNavigation {
    static let items: [NavigationItem] = [
        NavigationItem("Today", TodayPage.place, .signedIn),
        NavigationItem("Inspections", InspectionPlaces.list, .readInspections),
        NavigationItem(
            "Action plan",
            below: [
                NavigationItem("Plans", ActionPlanPlaces.list, .readPlan),
                NavigationItem("Evidence", EvidencePlaces.list, .readEvidence),
                NavigationItem("Changes of practice", PracticePlaces.list, .readMeasures),
                NavigationItem("Boards", BoardPlaces.list, .readBoards),
            ]),
        NavigationItem(
            "Measures",
            below: [
                NavigationItem("Our measures", IndicatorPlaces.list, .readMeasures),
                NavigationItem("Data quality", QualityPlaces.list, .readQuality),
                NavigationItem("Data", LoadPlaces.list, .loadReturns),
            ]),
        NavigationItem("Children", ChildPlaces.list, .readChild),
        NavigationItem(
            "Reports",
            below: [
                NavigationItem("Committee reports", ScrutinyPlaces.list, .readReports),
                NavigationItem("What was asked", ScrutinyPlaces.questions, .readQuestions),
                NavigationItem("Forward plan", ScrutinyPlaces.forwardPlan, .readQuestions),
                NavigationItem("Resources", ScrutinyPlaces.resources, .readReports),
                NavigationItem("Published", ScrutinyPlaces.published, .anyone),
            ]),
        NavigationItem("Governance", ChildPlaces.governance, .governChildren),
        NavigationItem(
            "Settings",
            below: [
                NavigationItem("Who may do what", StandingPages.access, .readPolicy),
                NavigationItem("Access given", GrantPages.list, .giveAccess),
                NavigationItem("Accounts", AccountPages.list, .keepAccounts),
            ]),
    ].compactMap(\.self)
}
