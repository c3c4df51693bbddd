//! Spanish words of milestone titles by class. Holds words only; `words.rs` says how entries are written.

use super::Class::{self, *};

#[rustfmt::skip]
pub(super) const WORDS: &[(Class, &str)] = &[
    (Glue, "el la los las un una unos unas lo su sus nuestro nuestra vuestro este esta estos estas ese esa que se le les es son
        está están ser fue ha han no muy así como cada todo_el todos todas ambos ambas n núm número nº por_ciento aprox etc
         mismo misma ya también  cual cuyo o_u conjunto"),
    (Link, "de del a al en con por para sin sobre entre hasta desde según ante bajo tras hacia durante mediante contra dentro
        fuera junto antes después"),
    (And, "y e o u más"),
    (Part, "fase etapa hito parte lote tramo sprint iteración entregable paquete paquete_de_trabajo  bloque sección nivel
        paso estadio ciclo incremento segmento apartado tanda ronda período periodo subfase partida  remesa
         trecho   "),
    (Pay, "pago pagos plazo plazos cuota cuotas anticipo anticipos liquidación saldo factura facturas facturación
        entrega_a_cuenta a_cuenta pago_a_cuenta provisión provisión_de_fondos honorarios iguala minuta señal enganche
        finiquito certificación certificaciones abono abonos mensualidad retención retención_de_garantía garantía
        importe monto precio suma total coste costes costo desembolso adelanto depósito remanente tarifa por_horas
        por_hora precio_cerrado a_tanto_alzado según_avance a_la_firma contra_entrega al_contado reembolso suplidos
        gastos caución comisión ministración pagaré tarifa_plana cobro cobros a_la_entrega parcialidad exhibición
        arras finanza caché debido adeudado pendiente_de_pago al_recibir"),
    (Time, "enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre ene feb mar abr may
        jun jul ago sep sept oct nov dic lunes martes miércoles jueves viernes sábado domingo primavera verano otoño invierno
        navidad navidades semana_santa pascua reyes año_nuevo trimestre trimestral mes meses mensual mensuales semana semanas
        semanal año años anual anuales día días diario quincena quincenal semestre semestral vacaciones fin_de_mes fin_de_año
        fecha finales mediados principios primeros_de ejercicio cuatrimestre bimestre hora horas vuelta_al_cole 
        puente festivos fiestas fines curso_escolar cierre_de_año"),
    (Count, "uno dos tres cuatro cinco seis siete ocho nueve diez once doce primer primero primera primeros primeras
        segundo segunda tercer tercero tercera cuarto cuarta quinto quinta sexto sexta séptimo séptima octavo noveno
        décimo mitad medio media tercio cuarta_parte 1er 1o 1a 2o 2a 3er 3o 3a i ii iii iv v vi vii viii ix x
        porcentaje medio_camino camino ecuador único única iguales ambas_partes dos_tercios ª º er ro do ra"),
    (Vague, "varios varias vario otro otra otros otras resto restos restante restantes falta faltante faltan lo_que_falta
        lo_demás todo demás próximo próxima próximos próximas siguiente siguientes último última últimos últimas final
        inicial inicio comienzo principio proyecto proyectos mandato adicional adicionales extra extras extraordinario
        extraordinarios nuevo nueva general generales casi prácticamente parcial parcialmente imprevisto imprevistos
        opciones opcional por_definir por_determinar por_concretar a_definir a_determinar a_concretar a_convenir
        pendiente pendientes tbd cosas cosa asuntos punto puntos estado estatus objetivo objetivos resultado
        resultados principal pactado pactada pactados pactadas acordado acordada acordados acordadas previsto prevista
        previstos previstas correspondiente correspondientes necesario necesaria necesarios necesarias relacionado
        relacionados relacionadas derivado derivados contratado contratados avance progreso intermedio intermedia
        provisional complementario complementarios complementaria complementarias flecos remates detalles
        servicio_prestado prestado prestados miscelánea misceláneos dedicado dedicada continuado asociados
        movilización generalidades variable variables detalles_finales últimos_detalles temas_pendientes
        puntos_pendientes hasta_la_fecha fecha_de_hoy"),
    (Done, "terminado terminada terminados terminadas acabado acabada finalizado finalizada finalizados finalizadas hecho hecha
        completado completada completo completa fin cierre término finalización terminación conclusión concluido concluida
        entrega entregas entrega_parcial entrega_final realizado realizada ejecutado ejecutada listo  cumplido
        culminación culminado consecución arranque  efectuado alcanzado"),
    (Finish, "aprobado aprobada aprobados aprobadas firmado firmada firmados firmadas entregado entregada validado validada
        recibido recibida instalado presentado puesto  abierto abierta abiertos abiertas inscrito inscrita 
        impreso impresa impresos impresas resuelto resuelta cubierto  en_marcha en_producción en_funcionamiento
        en_uso en_servicio en_vigor en_línea en_antena operativo operativa operativos operativas conforme funcionando funciona
        disponible disponibles visado visada emitido expedido publicado *ado *ada *ados *adas *ido *ida *idos *idas
         devuelto devuelta descrito compuesto dispuesto expuesto sujeto al_día sin_incidencias sin_errores
        sin_reservas a_la_venta en_tiendas en_imprenta superadas superados roto electo "),
    (Event, "entrega_de puesta_en_marcha puesta_en_producción puesta_en_servicio puesta_en_funcionamiento recepción
        recepción_provisional recepción_definitiva apertura inauguración lanzamiento presentación taller jornada
        jornadas acto evento feria gala concierto exposición congreso conferencia estreno salida_en_vivo
        salida_a_producción go_live kick_off kickoff reunión_de_arranque reunión_de_lanzamiento reunión_inicial
        reunión_de_inicio demo demostración auditoría inspección curso seminario webinar replanteo acta
        acta_de_recepción publicación subida_a_producción pruebas_de_aceptación homologación inscripción
        paso_a_producción defensa proyección función encuentro cata boda desfile vernissage traslado mudanza
        aceptación visto_bueno aprobación conformidad"),
    (Thing, "informe informes plan planes plano planos memoria documento documento_de maqueta maquetas prototipo prototipos
        manual guía guías convenio escritura escrituras estatutos protocolo certificado certificados licencia permiso
        autorización cédula boletín cuadro_de_mando panel cronograma calendario hoja_de_ruta esquema esquemas logo
        logotipo cartel carteles folleto folletos catálogo libro manuscrito artículo artículos guion guión storyboard
        vídeo video película documental corto cortometraje fotos fotografías imágenes página páginas pantalla
        pantallas módulo módulos api base_de_datos servidor portal pasarela ficha fichas lista listado inventario
        registro matriz modelo modelos plantilla plantillas cuestionario síntesis dictamen peritaje recomendaciones
        propuesta presupuesto_detallado mediciones anteproyecto proyecto_básico proyecto_de_ejecución pliego
        expediente expedientes documentación material_didáctico kit carnet carta cartas menú edificio vivienda casa
        cubierta forjado cimentación cocina máquina línea caldera instalación_eléctrica red jardín mobiliario muestras
        muestra declaración cuentas nóminas balance estudio estudio_de estudio_de_mercado diagnóstico evaluación
        análisis_de_riesgos análisis_de_suelos política procedimiento procedimientos normativa reglamento demanda
        recurso sentencia alegaciones escaleta rótulos fachada mercado pedidos entrada llamada salida comida bebida
        temporada empleado empleados abogado alumbrado lado grado juzgado delegado vida tratado estados_financieros
        arte_final artes_finales tienda pieza piezas colección grabación disco álbum presupuesto"),
    (Deal, "contrato contratos acuerdo pedido encargo firma adjudicación orden_de_compra orden"),
    (Effort, "desarrollo desarrollos consultoría asesoría asesoramiento acompañamiento asistencia soporte apoyo ayuda
        seguimiento gestión gestiones coordinación mantenimiento mejora mejoras optimización implementación
        continuación continuidad vigilancia dinamización dirección_de_obra dirección_de_proyecto dirección_facultativa
        dirección supervisión management comunicación marketing promoción prospección relaciones_públicas
        relaciones_con_la_prensa reuniones intercambios trámites investigación investigaciones servicio servicios
        prestación prestaciones intervención depuración resolución_de_incidencias resolución_de_dudas atención
        atención_al_cliente posicionamiento seo redes_sociales community_manager alojamiento hosting explotación
        administración secretaría contabilidad llevanza negociación negociaciones representación coaching mentoría
        tutoría tutorías evolución evolutivos ajustes retoques modificaciones cambios programación codificación
        participación colaboración contribución organización mediación facilitación moderación monitorización
        monitoreo reporting sourcing reclutamiento selección_de_personal preparación preparativos planificación
        guardia guardias disponibilidad transformación modernización digitalización gestión_del_cambio actualización
        actualizaciones estabilización limpieza logística sensibilización difusión ingeniería innovación
        experimentación exploración profundización reflexión lluvia_de_ideas soporte_técnico mantenimiento_correctivo
        jardinería control_de_calidad aseguramiento_de_la_calidad interlocución correspondencia llamadas
        conversaciones impulso fomento consultas dudas evolutivo captación prensa gabinete_de_prensa
        relaciones_institucionales cuidados fortalecimiento consolidación cuidado vigilancia_ambiental potenciación
        fidelización refuerzo elaboración_continua gabinete labores_de_mantenimiento devops operación comisariado
        intercambio diálogo averiguaciones indagaciones dinámicas diligencias compras aprovisionamiento abastecimiento
        presencia aclaraciones gestoría custodia rondas acogida comercialización representación_legal puesta_al_día
        horas_de_estudio mantenimiento_preventivo automatización armonización estandarización aceleración
        profesionalización técnica_de_sonido mantenimiento_evolutivo"),
    (Process, "diseño revisión revisiones prueba pruebas test tests testing integración migración instalación configuración
        parametrización despliegue análisis prototipado rodaje montaje mezcla preproducción maquetación construcción
        reforma rehabilitación demolición excavación pintura fabricación ensamblaje digitalización_de rediseño
        elaboración definición estructuración implantación realización ejecución composición validación verificación
        control controles ensayo ensayos levantamiento adaptación personalización ampliación transferencia transición
        confección acondicionamiento puesta_a_punto carga_de_datos grafismo conceptualización preparación_de
        remodelación inspecciones concepción tramitación onboarding"),
    (Craft, "creación producción redacción traducción fotografía ilustración animación captura recogida recopilación
        recogida_de_datos transcripción subtitulado doblaje edición posproducción postproducción modelado modelización
        corrección_de_textos toma_de_datos catalogación inventariado retoque retoque_fotográfico análisis_de_datos
        interpretación corrección_de_estilo búsqueda clasificación etiquetado tratamiento tratamiento_de_datos
        grabación_de_datos creación_de_contenidos rotulación traducciones sondeo recolección levantamiento_de_datos
        anotación reparación reparaciones vuelos corrección correcciones respuesta respuestas toma"),
    (Session, "formación formaciones capacitación capacitaciones talleres entrevistas seminarios cursos visitas sesiones clases
        presentaciones enseñanza docencia webinars"),
    (Work, "trabajo trabajos tarea tareas acción acciones actividad actividades labor labores obra obras medidas actuación actuaciones
        quehaceres faena faenas  ticket tickets iniciativas"),
    (Scope, "sistema sistemas sitio sitios web webs página_web sitio_web aplicación aplicaciones app apps software programa
        plataforma solución soluciones producto productos proceso procesos equipo equipos departamento cliente
        clientes usuario usuarios empresa contenido contenidos datos material materiales documentos herramienta
        herramientas infraestructura requisitos informática proveedores socios partners colaboradores personal cambio
        calidad incidencias errores estrategia identidad comunidad digital gráfico técnica técnico técnicos backend
        frontend interfaz funcionalidades áreas área temas cuestiones necesidades interesados negocio marca recursos
        rendimiento capacidades competencias digitales ux ui back_end front_end"),
    (Drive, "continuo continua continuos continuas permanente permanentes periódico periódica periódicas recurrente recurrentes regular
        regulares constante diaria cotidiano en_curso según_necesidad según_necesidades a_demanda bajo_demanda cuando_haga_falta
        ordinario ordinaria corriente habitual en_proceso puntual puntuales 24_7"),
    (Act, "seguir seguimos continuar continuamos trabajar trabajando avanzar avanzando ayudar apoyar asistir acompañar
        gestionar coordinar desarrollar mejorar optimizar mantener atender asesorar dinamizar supervisar redactar
        diseñar crear realizar preparar organizar investigar analizar estudiar definir participar contribuir responder
        corregir adaptar ajustar implementar actualizar reforzar promover impulsar negociar vigilar planificar
        programar probar mejorando desarrollando gestionando coordinando apoyando preparando diseñando vamos estamos
        apoyamos gestionamos acompañamos desarrollamos trabajamos asesoramos atendemos"),
    (Adjective, "buen buena gran legal fiscal jurídica laboral contable directivo directiva social comercial financiero
        financiera estratégico estratégica administrativo administrativa científico científica ambiental eléctrico
        eléctrica cultural educativo educativa administrativos administrativas técnicas jurídicas jurídicos
        comerciales preparatorios gráficos"),
    (Hollow, "acordado acordada acuerdo convenido convenir pactado previsto hablado cliente clientes satisfecho satisfecha
        satisfacción conforme conformidad ok bien bueno visto necesidad necesidades necesario posible definir
        determinar concretar ver juntos cuando si una_vez vez todo terminado terminada acabe acabado acabada finalizar
        finalización terminar finalizado esté este listo lista según presupuesto propuesta oferta fin entrega
        recepción validación validado aceptado entregado común partes ambas dos hablar petición solicitud deseo deseos
        expectativas condiciones habituales habitual plazo tiempo más_adelante pronto luego después nosotros ustedes
        usted será sea contento contenta feliz aprobado aprobación criterio conveniencia propietario va nada reserva
        adecuado apropiado gusto guste vaya quede correcto perfecto equipo jefe teléfono verbal haga falta completar
        completado requerido requiera proceda cuanto antes aviso nuevo inmediato funcione necesite gusta le"),
];
