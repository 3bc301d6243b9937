/// Words of which the spelling does not say how many syllables they have, by that number.
extension SyllableRules {
    static let exceptions: [[UInt8]: Int] = {
        var table: [[UInt8]: Int] = [:]
        for (count, words) in lists { for word in words.split(separator: " ") { table[Array(word.utf8)] = count } }
        return table
    }()

    private static let lists: [(Int, String)] = [
        (
            1,
            """
            coop ct drawer drawers dyed heist huang hz isle juan lb lbs liu ln mc ms ng rd rea reins st vaughan whoa xiao
            """
        ),
        (
            2,
            """
            ac dr ageing acne agnes ahmed aires alfred andre ap argue argued argues aspirin aug av ave averaged axle berkeley \
            boise boredom \
            bracelet bracelets cafe cafes canyon carlisle catholic catholics cds ce cheshire chile chloe choir cocoa colonel \
            comeback conscience cooper crooked dante debuted diamond diamonds eu farewell fireworks flores foetal genre genres geo \
            georgetown gimme gloucester guinea hatred hermes herpes hundred hygiene id ids iq jagged jaime jared jesse joanne joey \
            jorge jose julius kiev kobe kyoto latte leah leicester leonard liam liar linkedin lois louie louis louise luis manuel \
            maui measles miguel monte mrs mueller myanmar naive naked nike noah ok oneself opera pcs pepe phoebe pierre \
            princeton psyche ragged rene rugged sacred samuel seismic semen sgt shakespeare someone someone's sonia sophomore \
            sovereign takeoff tattooed thankyou theorem there'll thereof tire tires torres transient tumblr tyre tyres ui uk uv \
            vaguely visuals wakefield wednesday whereas wicked widened worcester wretched wyatt xbox yemen zoe
            """
        ),
        (
            3,
            """
            aaa abc acc achilles adobe afl albeit alliance ammonia angeles anime apache api ariel atm averages averaging \
            beautifully beforehand beverages blvd bonfire calcium ceo cia convenience convenient cpu croatia decorative diego dna \
            ecuador enrique epa excellency faq fbi fda fiance fiery fiesta finale fluorescent forestry forever gabriel garcia \
            hawaii hbo hercules hiv ibm imagery infrared intriguing irs karate kardashian lateral linear louisville mba mercedes \
            messiah mohamed mohammed montgomery montreal mri naomi nausea nba nuclear nucleus pga philippe pineapple pneumonia \
            prettier proactive pursuant rafael recipe recipes resilient rna rwanda satire seattle sesame sierra socio solely \
            sovereignty subtly suv troublesome usa usb valuable vip visually wherever widening wyoming zimbabwe
            """
        ),
        (
            4,
            """
            adhd aforementioned alliances aluminium arguably catastrophe complementary continuum conveniently dementia diabetes \
            diarrhea diarrhoea edinburgh emotionally epitome espn etc feb hermione inconvenience influenza initiative initiatives \
            invaluable judaism karaoke laboratories laboratory marijuana oceanic penelope realization reimbursement santiago \
            unreasonable ussr valencia venezuela veterinary vigilante
            """
        ),
        (
            5,
            """
            christianity constituencies constituency familiarity genealogy louisiana minneapolis politically radioactive
            """
        ),
    ]
}
