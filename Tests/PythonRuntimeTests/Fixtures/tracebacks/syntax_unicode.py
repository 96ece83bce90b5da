wert = “quoted”
