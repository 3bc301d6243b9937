import SiteKit

extension Act {
    package static let readChild = Act("children.read", "read the records of children")
    package static let addChild = Act("children.add", "add a child’s record in their teams")
    package static let editChild = Act("children.edit", "change a child’s record")
    package static let allocateChild = Act("children.allocate", "allocate a child to workers")
    package static let restrictChild = Act("children.restrict", "restrict a child’s record and name its readers")
    package static let openInEmergency = Act("children.open-in-emergency", "use break-glass access to a record, with a reason")
    package static let governChildren = Act("children.govern", "review restrictions and break-glass access, and set blocks")
    package static let confirmLift = Act("children.confirm-lift", "approve, as the second person, the removal of a restriction or a block")
    package static let declareTie = Act("families.declare", "declare their own or a relative’s family")
    package static let readViews = Act("children.views", "see who viewed a child’s record, by its number")
    package static let reviewViews = Act("audit.inquire", "review what a worker viewed, for a recorded purpose")
    package static let readPatterns = Act("audit.patterns", "see unusual access, and set the usual hours")

    /// Written when somebody asks for a record that is not there, or not there for them. No table gives it.
    package static let missedChild = Act("children.missed", "try to open a record that they may not see")
    /// Written when somebody finds, for break-glass access, that a record exists which they may not see. No table gives it.
    package static let soughtChild = Act("children.sought", "find that a record exists, for break-glass access")
    /// Written for each child that a list or a search shows.
    package static let listedChild = Act("children.listed", "see a child in a list")
}
