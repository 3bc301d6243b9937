import ActionPlansWeb
import BoardsWeb
import ChildRecordsWeb
import EvidenceItemsWeb
import IndicatorsWeb
import InspectionsWeb
import LettersWeb
import PreProceedingsWeb
import ScrutinyWeb
import SiteKit

/// The main navigation by the work, from what an inspection found to what was reported. Settings and administration stand together at
/// its end.
enum MainNavigation {
    static let items: [NavigationItem] = [
        NavigationItem("Home", SitePlaces.home, .signedIn),
        NavigationItem("Inspections", InspectionPlaces.list, .readInspections),
        NavigationItem(
            "Plan",
            below: [
                NavigationItem("Plans", ActionPlanPlaces.list, .readPlan),
                NavigationItem("Evidence", EvidencePlaces.list, .readEvidence),
                NavigationItem("Partners", PartnerRegister.address.place, .readBoards),
                NavigationItem("Update requests", UpdateRequestRegister.address.place, .readChasers),
            ]),
        NavigationItem(
            "Measures",
            below: [
                NavigationItem("Our measures", IndicatorPlaces.list, .readMeasures),
                NavigationItem("Measures from our data", MeasuredPlaces.list, .readMeasures),
                NavigationItem("Open cases", MeasuredPlaces.overview, .readMeasures),
                NavigationItem("What we told the committee", StatementRegister.address.place, .readReports),
                NavigationItem("Due and overdue", DueRegister.address.place, .readDue),
                NavigationItem("Data quality", QualityPlaces.list, .readQuality),
                NavigationItem("Data", LoadPlaces.list, .loadReturns),
            ]),
        NavigationItem(
            "Practice",
            below: [
                NavigationItem("Pre-proceedings", CaseRegister.address.place, .readPreProceedings),
                NavigationItem("Templates", TemplatePages.list, .readTemplates),
                NavigationItem("Letter check", LetterPlaces.check, .checkLetters),
                NavigationItem("Changes of practice", PracticePlaces.list, .readMeasures),
                NavigationItem("Resources", ResourceRegister.address.place, .readReports),
                NavigationItem("Near misses and breaches", IncidentRegister.address.place, .reportIncident),
            ]),
        NavigationItem(
            "Children",
            below: [
                NavigationItem("Children", ChildPlaces.list, .readChild),
                NavigationItem("Governance", ChildPlaces.governance, .governChildren),
            ]),
        NavigationItem(
            "Meetings",
            below: [
                NavigationItem("Boards", BoardPlaces.list, .readBoards),
                NavigationItem("Packs", PackRegister.address.place, .readBoards),
                NavigationItem("My committee", ScrutinyPlaces.members, .readOwnCommittee),
                NavigationItem("My committee’s questions", ScrutinyPlaces.memberQuestions, .readOwnCommittee),
                NavigationItem("Committee questions", QuestionRegister.address.place, .readQuestions),
                NavigationItem("Work programme", WorkProgrammeRegister.address.place, .readQuestions),
            ]),
        NavigationItem(
            "Reports",
            below: [
                NavigationItem("Committee reports", ScrutinyPlaces.list, .readReports),
                NavigationItem("Published", ScrutinyPlaces.published, .anyone),
            ]),
        NavigationItem("Settings", SitePlaces.settings, anyOf: SettingsPage.acts, holding: SettingsPage.places),
    ].compactMap(\.self)
}
